package dev.retune.cli;

import dev.retune.feedback.ImportOptions;
import dev.retune.feedback.ImportReport;
import dev.retune.feedback.Mapping;
import dev.retune.feedback.MappingFile;
import dev.retune.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    description = "Reads chat databases, CSV, JSON and JSONL; a second time stores nothing.")
final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "chat.db, .csv, .json or .jsonl")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The chat product the files come from.")
  private @Nullable String source;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "JSON that says what the columns of these files are, instead of the settings.")
  private @Nullable Path mapping;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The encoding of files that are not in UTF-8, such as MS949.")
  private @Nullable String encoding;

  @Option(
      names = "--time-of-import",
      description = "For data without times: rows without one count from now.")
  private boolean timeOfImport;

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Services services = terminal.open()) {
      ImportOptions options = options(services.settings());
      List<ImportReport> reports =
          services.importer().importFiles(files, options, terminal.monitor());
      if (!terminal.json()) {
        reports.forEach(report -> ImportText.print(terminal, report));
      }
      services.reasons().classifyPending(terminal.monitor());
      if (terminal.json()) {
        terminal.document(Map.of("files", reports));
      }
      return ImportText.tellFailed(terminal, reports, ImportReport::failed) ? Cli.FAILED : Cli.DONE;
    }
  }

  private ImportOptions options(Settings settings) {
    Mapping told = withOptions(mapping == null ? settings.mapping() : MappingFile.read(mapping));
    return mapping == null
        ? new ImportOptions(Optional.ofNullable(source), told, false, byName(settings))
        : ImportOptions.ofTheFile(Optional.ofNullable(source), told);
  }

  private Map<String, Mapping> byName(Settings settings) {
    Map<String, Mapping> byName = new LinkedHashMap<>();
    settings.mappings().forEach((name, named) -> byName.put(name, withOptions(named)));
    return byName;
  }

  private Mapping withOptions(Mapping told) {
    Mapping encoded = encoding == null ? told : told.withEncoding(encoding);
    return timeOfImport ? encoded.withTimeOfImport() : encoded;
  }
}
