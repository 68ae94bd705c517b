package dev.retune.export;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.OutputFile;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.query.VoteCursor;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.knowledge.model.KnowledgeChange;
import dev.retune.persistence.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Exports data of the workspace to a file. The file is written completely or not at all, and a
 * manifest beside it describes the content.
 */
public final class DataExporter {
  private static final int PAGE = 1_000;

  private final ExportTableReader tables;
  private final GoldenSetService golden;
  private final Supplier<List<KnowledgeChange>> changes;
  private final OutputFile outputs;
  private final Clock clock;

  /**
   * For one workspace.
   *
   * @param changes the changes for the knowledge base of the product
   * @param outputs restricts where files may be written
   */
  public DataExporter(
      Workspace workspace,
      GoldenSetService golden,
      Supplier<List<KnowledgeChange>> changes,
      OutputFile outputs,
      Clock clock) {
    this.tables = new ExportTableReader(workspace);
    this.golden = golden;
    this.changes = changes;
    this.outputs = outputs;
    this.clock = clock;
  }

  /**
   * Exports a table.
   *
   * @param force whether an existing file is overwritten
   * @throws dev.retune.common.error.InvalidInputException when the file exists, or the path is not
   *     allowed for an export
   * @throws UnavailableException when the file cannot be written
   */
  public ExportManifest export(
      ExportContent what, ExportFormat format, Path file, boolean force, ProgressMonitor monitor) {
    return write(
        new ExportRequest(what, format, outputs.checked(file, force), ""),
        writer -> {
          switch (what) {
            case FEEDBACK -> tables.table(ExportTableReader.FEEDBACK, writer, monitor);
            case DECISIONS -> tables.table(ExportTableReader.DECISIONS, writer, monitor);
            case GOLDEN -> GoldenQuestionRows.write(golden.answered(), writer);
            case KNOWLEDGE_CHANGES -> KnowledgeChangeRows.write(changes.get(), writer);
          }
        });
  }

  /**
   * Exports the votes of a list, in its order.
   *
   * @param pages returns up to the given number of cursors after a cursor; empty for the first page
   * @param line the filter of the list, for the manifest
   * @param total number of votes, 0 when unknown
   * @param file is overwritten; the window has already asked for confirmation
   * @throws dev.retune.common.error.InvalidInputException when the path is not allowed for an
   *     export
   * @throws UnavailableException when the file cannot be written
   */
  public ExportManifest list(
      BiFunction<Optional<VoteCursor>, Integer, List<VoteCursor>> pages,
      String line,
      long total,
      ExportFormat format,
      Path file,
      ProgressMonitor monitor) {
    return write(
        new ExportRequest(ExportContent.FEEDBACK, format, outputs.checked(file, true), line),
        writer -> {
          long began = System.nanoTime();
          Optional<VoteCursor> last = Optional.empty();
          List<VoteCursor> page;
          do {
            page = pages.apply(last, PAGE);
            List<Long> ids = page.stream().map(VoteCursor::id).toList();
            tables.votes(ids, writer);
            last = page.isEmpty() ? last : Optional.of(page.getLast());
            monitor.at(
                new TaskProgress(
                    "stage.export",
                    writer.rows(),
                    total,
                    Duration.ofNanos(System.nanoTime() - began)));
            monitor.check();
          } while (page.size() == PAGE);
        });
  }

  private record ExportRequest(
      ExportContent what, ExportFormat format, Path target, String filter) {}

  private interface RowSource {
    void writeTo(ExportRowWriter writer);
  }

  private ExportManifest write(ExportRequest request, RowSource rows) {
    Path target = request.target();
    // both paths are checked before writing, so that either both files appear or neither does
    Path manifestFile =
        outputs.checked(target.resolveSibling(target.getFileName() + ".manifest.json"), true);
    AtomicReference<ExportManifest> made = new AtomicReference<>();
    try {
      AtomicFiles.replace(
          target,
          out -> {
            ExportRowWriter writer = new ExportRowWriter(request.format(), out);
            rows.writeTo(writer);
            made.set(
                new ExportManifest(
                    request.what(),
                    request.format(),
                    target.toString(),
                    writer.rows(),
                    writer.waiting(),
                    writer.columns(),
                    writer.finish(),
                    clock.instant(),
                    request.filter()));
          });
      byte[] manifest =
          JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(made.get());
      AtomicFiles.replace(manifestFile, out -> out.write(manifest));
      return made.get();
    } catch (IOException | UncheckedIOException e) {
      throw new UnavailableException(
          e, "export.unwritable", target.toString(), String.valueOf(e.getMessage()));
    }
  }
}
