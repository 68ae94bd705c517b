package dev.retune.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written whole or not at all. */
final class WholeFile {
  private WholeFile() {}

  static void write(Path folder, String name, byte[] bytes) throws IOException {
    Path part = Files.createTempFile(folder, name, ".part");
    try {
      Files.write(part, bytes);
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      // on a full disk it would take the room that is left
      Files.deleteIfExists(part);
    }
  }
}
