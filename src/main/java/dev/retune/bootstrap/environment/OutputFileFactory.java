package dev.retune.bootstrap.environment;

import dev.retune.common.io.OutputFile;
import dev.retune.feedback.remote.RemoteAddress;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.model.Settings;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Creates the check of output files, which protects the files of Retune and of its sources. */
public final class OutputFileFactory {
  private OutputFileFactory() {}

  public static OutputFile of(Path home, DatabaseUrl workspace, Settings settings) {
    Stream<DatabaseUrl> sources =
        settings.sources().stream()
            .map(SourceConfig::url)
            .filter(url -> !RemoteAddress.is(url))
            .map(DatabaseUrl::parse);
    return new OutputFile(
        home,
        Stream.concat(Stream.of(workspace), sources).flatMap(url -> url.files().stream()).toList());
  }
}
