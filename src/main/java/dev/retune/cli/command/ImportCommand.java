package dev.retune.cli.command;

import dev.retune.cli.io.BrokenProfiles;
import dev.retune.cli.io.ImportReportFormatter;
import dev.retune.cli.source.ReadingOptions;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.mapping.MappingFile;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.settings.model.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      names = "--mapping",
      paramLabel = "FILE",
      description = "JSON that maps the columns of these files, instead of the settings.")
  private @Nullable Path mapping;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The encoding of files that are not UTF-8, such as MS949.")
  private @Nullable String encoding;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  public ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      var _ = BrokenProfiles.print(terminal, services.profiles());
      ImportOptions options = options(services.settings());
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

  private ImportOptions options(Settings settings) {
    SourceMapping told =
        withOptions(mapping == null ? settings.mapping() : MappingFile.read(mapping));
    Optional<String> profile = reading.profile();
    if (profile.isPresent()) {
      if (mapping != null) {
        throw new InvalidInputException("settings.profileOrTables");
      }
      return new ImportOptions(Optional.ofNullable(source), told).withProfile(profile.get());
    }
    return mapping == null
        ? new ImportOptions(Optional.ofNullable(source), told, false, byName(settings))
        : new ImportOptions(Optional.ofNullable(source), told).strict();
  }

  private Map<String, SourceMapping> byName(Settings settings) {
    Map<String, SourceMapping> byName = new LinkedHashMap<>();
    settings.mappings().forEach((name, named) -> byName.put(name, withOptions(named)));
    return byName;
  }

  private SourceMapping withOptions(SourceMapping told) {
    SourceMapping encoded = encoding == null ? told : told.withEncoding(encoding);
    return reading.with(encoded);
  }
}
