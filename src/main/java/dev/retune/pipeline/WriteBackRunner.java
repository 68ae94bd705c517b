package dev.retune.pipeline;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.review.writeback.WriteBackReport;
import dev.retune.review.writeback.WriteBackService;
import dev.retune.scheduling.PipelineLease;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes decisions back to the sources, in one process at a time. */
public final class WriteBackRunner {
  private static final Logger LOG = LoggerFactory.getLogger(WriteBackRunner.class);

  private final WriteBackService service;
  private final PipelineLease lease;
  private final Texts texts;

  /**
   * Runs a service.
   *
   * @param lease the one of {@link PipelineLease#ofWriteBack}
   */
  public WriteBackRunner(WriteBackService service, PipelineLease lease, Texts texts) {
    this.service = service;
    this.lease = lease;
    this.texts = texts;
  }

  /** Returns what would be written to a source; nothing is sent. */
  public WriteBackReport preview(SourceConfig source, ProgressMonitor monitor) {
    return service.write(source, WriteBackService.Mode.DRY_RUN, monitor);
  }

  /**
   * Writes to one source, on a user's request.
   *
   * @throws LeaseBusyException when another process is writing
   */
  public WriteBackReport write(SourceConfig source, ProgressMonitor monitor) {
    try (var held = lease.take()) {
      return service.write(source, WriteBackService.Mode.REQUESTED, held.watching(monitor));
    }
  }

  /**
   * Writes to all sources for which it is switched on; one that fails does not keep the others.
   *
   * @return a report for each; none when another process is writing
   */
  public List<WriteBackReport> unattended(List<SourceConfig> sources, ProgressMonitor monitor) {
    List<SourceConfig> wanted = sources.stream().filter(SourceConfig::writeBack).toList();
    List<WriteBackReport> reports = new ArrayList<>();
    if (wanted.isEmpty()) {
      return reports;
    }
    try (var held = lease.take()) {
      for (SourceConfig source : wanted) {
        WriteBackReport report = written(source, held.watching(monitor));
        tell(report);
        reports.add(report);
      }
    } catch (LeaseBusyException e) {
      LOG.info("another process writes to the sources");
    }
    return reports;
  }

  private WriteBackReport written(SourceConfig source, ProgressMonitor monitor) {
    try {
      return service.write(source, WriteBackService.Mode.UNATTENDED, monitor);
    } catch (UnavailableException | InvalidInputException e) {
      return WriteBackReport.stopped(source.name(), texts.get(e));
    }
  }

  private static void tell(WriteBackReport report) {
    if (report.written() + report.removed() > 0 || report.stopped().isPresent()) {
      LOG.info(
          "{}: {} decisions written back, {} deleted, {} refused{}",
          report.source(),
          report.written(),
          report.removed(),
          report.failed().size(),
          report.stopped().map(why -> "; stopped: " + why).orElse(""));
    }
  }
}
