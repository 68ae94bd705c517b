package dev.retune.persistence.file;

import dev.retune.common.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The address at which a process serves a database file, published beside it.
 *
 * @param key secret that clients must present before they can log in
 */
record DatabaseFileAddress(int port, String key) {
  String jdbc() {
    return "jdbc:h2:tcp://127.0.0.1:" + port + "/" + key;
  }

  private static Path file(Path database) {
    return database.resolveSibling(database.getFileName() + ".server");
  }

  /** Returns where the file is served, if the serving process has published it yet. */
  static Optional<DatabaseFileAddress> of(Path database) throws IOException {
    Path file = file(database);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] words = Files.readString(file).strip().split(" ", -1);
    return words.length == 2
        ? Optional.of(new DatabaseFileAddress(Integer.parseInt(words[0]), words[1]))
        : Optional.empty();
  }

  void publish(Path database) throws IOException {
    byte[] text = (port + " " + key).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.replace(file(database), out -> out.write(text));
  }

  /** Deletes what was published for a file, if anything. */
  static void withdraw(Path database) throws IOException {
    Files.deleteIfExists(file(database));
  }
}
