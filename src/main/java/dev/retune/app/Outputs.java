package dev.retune.app;

import dev.retune.db.DatabaseUrl;
import dev.retune.settings.Settings;
import dev.retune.work.OutputFile;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where files for people may be written: over nothing that Retune or a source lives on. */
final class Outputs {
  private Outputs() {}

  static OutputFile of(Path home, DatabaseUrl workspace, Settings settings) {
    Stream<DatabaseUrl> sources =
        settings.sources().stream().map(source -> DatabaseUrl.parse(source.url()));
    return new OutputFile(
        home,
        Stream.concat(Stream.of(workspace), sources).flatMap(url -> url.files().stream()).toList());
  }
}
