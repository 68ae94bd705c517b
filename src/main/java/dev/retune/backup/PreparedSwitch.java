package dev.retune.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A switch that is ready.
 *
 * @param at time that makes its names unique
 * @param database the database with the new rows, for display; empty if they are in a file
 */
record PreparedSwitch(Instant at, Optional<String> database) {
  static PreparedSwitch read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new PreparedSwitch(Instant.parse(lines.getFirst()), lines.stream().skip(1).findFirst());
  }

  String text() {
    return at + database.map(shown -> "\n" + shown).orElse("");
  }

  String folderName() {
    return "before-restore-" + at.toString().replace(":", "");
  }
}
