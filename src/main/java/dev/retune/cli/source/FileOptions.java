package dev.retune.cli.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.mapping.MappingFile;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.settings.model.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files are read; options of the commands that import and check them. */
public final class FileOptions {
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

  /** Returns what an import is told by the options and the settings. */
  public ImportOptions of(Settings settings) {
    SourceMapping told =
        withOptions(mapping == null ? settings.mapping() : MappingFile.read(mapping));
    Optional<String> profile = reading.profile();
    if (profile.isPresent()) {
      if (mapping != null) {
        throw new InvalidInputException("settings.profileOrTables");
      }
      return new ImportOptions(Optional.empty(), told).withProfile(profile.get());
    }
    return mapping == null
        ? new ImportOptions(Optional.empty(), told, false, byName(settings))
        : new ImportOptions(Optional.empty(), told).strict();
  }

  /** Returns a database as it is read with the options. */
  SourceConfig with(SourceConfig source) {
    SourceConfig told =
        source.withMapping(
            withOptions(mapping == null ? source.mapping() : MappingFile.read(mapping)));
    return reading.profile().map(told::withProfile).orElse(told);
  }

  private Map<String, SourceMapping> byName(Settings settings) {
    Map<String, SourceMapping> byName = new LinkedHashMap<>();
    settings.mappings().forEach((name, named) -> byName.put(name, withOptions(named)));
    return byName;
  }

  private SourceMapping withOptions(SourceMapping told) {
    return reading.with(encoding == null ? told : told.withEncoding(encoding));
  }
}
