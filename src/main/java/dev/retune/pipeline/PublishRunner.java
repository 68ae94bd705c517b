package dev.retune.pipeline;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.run.PublishService;
import dev.retune.scheduling.PipelineLease;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes into targets, in one process at a time. */
public final class PublishRunner {
  private static final Logger LOG = LoggerFactory.getLogger(PublishRunner.class);

  private final PublishService service;
  private final PipelineLease lease;

  /**
   * Runs a service.
   *
   * @param lease the one of {@link PipelineLease#ofPublishing}
   */
  public PublishRunner(PublishService service, PipelineLease lease) {
    this.service = service;
    this.lease = lease;
  }

  /** Returns the service, for what needs no lease. */
  public PublishService service() {
    return service;
  }

  /**
   * Publishes the live version into one target, on a user's request.
   *
   * @throws LeaseBusyException when another process is publishing
   */
  public PublishOutcome run(String target, String who, ProgressMonitor monitor) {
    try (var held = lease.take()) {
      return service.run(target, who, held.watching(monitor));
    }
  }

  /** Publishes the live version into each target, on a user's request. */
  public List<PublishOutcome> runAll(String who, ProgressMonitor monitor) {
    try (var held = lease.take()) {
      return service.runAll(who, held.watching(monitor));
    }
  }

  /** Verifies what chat products read from a target. */
  public PublishOutcome verify(String target, String who, ProgressMonitor monitor) {
    try (var held = lease.take()) {
      return service.verify(target, who, held.watching(monitor));
    }
  }

  /** Makes the version live at a target that was live there before. */
  public PublishOutcome rollback(String target, String who) {
    try (var _ = lease.take()) {
      return service.rollback(target, who);
    }
  }

  /** The same, for a person who was told which version it is. */
  public PublishOutcome rollback(String target, String version, String who) {
    try (var _ = lease.take()) {
      return service.rollback(target, version, who);
    }
  }

  /**
   * Brings every automatic target to the live version.
   *
   * @param pause how long a target that failed is left alone
   * @return an outcome for each that was not up to date; none when another process is publishing
   */
  public List<PublishOutcome> catchUp(String who, Duration pause, ProgressMonitor monitor) {
    if (!service.isAnyBehind(pause)) {
      return List.of();
    }
    try (var held = lease.take()) {
      List<PublishOutcome> outcomes = service.catchUp(who, pause, held.watching(monitor));
      outcomes.forEach(
          outcome -> LOG.info("{}: {} {}", outcome.target(), outcome.version(), outcome.state()));
      return outcomes;
    } catch (LeaseBusyException e) {
      LOG.info("another process publishes");
      return List.of();
    }
  }
}
