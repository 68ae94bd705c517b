package dev.retune.cli.command;

import dev.retune.cli.io.BrokenProfiles;
import dev.retune.cli.io.ImportReportFormatter;
import dev.retune.cli.source.FileOptions;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune import}. */
@Command(
    name = "import",
    description =
        "Imports chat databases, CSV, JSON and JSONL; importing again stores nothing new.")
public final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "chat.db, .csv, .json or .jsonl")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The chat product the files come from.")
  private @Nullable String source;

  @Option(
      names = "--overwrite",
      description = "Rows with known ids replace what is stored, also other questions.")
  private boolean overwriting;

  @Mixin private FileOptions reading = new FileOptions();

  public ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      var _ = BrokenProfiles.print(terminal, services.profiles());
      ImportOptions told = reading.of(services.settings());
      ImportOptions named = source == null ? told : told.withSource(source);
      ImportOptions options = overwriting ? named.overwritingRows() : named;
      List<ImportReport> reports =
          services.importer().importFiles(files, options, terminal.monitor());
      if (!terminal.json()) {
        reports.forEach(report -> ImportReportFormatter.print(terminal, report));
      }
      services.reasons().classifyPending(terminal.monitor());
      if (terminal.json()) {
        terminal.document(Map.of("files", reports));
      }
      return ImportReportFormatter.printFailed(terminal, reports, ImportReport::failed)
          ? ExitCodes.FAILED
          : ExitCodes.DONE;
    }
  }
}
