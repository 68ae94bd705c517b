package dev.retune.cli;

import dev.retune.feedback.ImportOptions;
import dev.retune.feedback.ImportReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune import}. */
@Command(
    name = "import",
    description = "Reads chat databases, CSV and JSONL files; a second time stores nothing.")
final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "chat.db, .csv or .jsonl")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The chat product the files come from.")
  private @Nullable String source;

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Services services = terminal.open()) {
      ImportOptions options =
          new ImportOptions(Optional.ofNullable(source), services.settings().mapping());
      List<ImportReport> reports =
          services.importer().importFiles(files, options, terminal.monitor());
      if (!terminal.json()) {
        reports.forEach(report -> ImportText.print(terminal, report));
      }
      services.reasons().classifyPending(terminal.monitor());
      if (terminal.json()) {
        terminal.document(Map.of("files", reports));
      }
      return Cli.DONE;
    }
  }
}
