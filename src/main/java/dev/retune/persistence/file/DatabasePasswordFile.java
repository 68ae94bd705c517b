package dev.retune.persistence.file;

import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The random password of a database file, stored beside it in a file that only its owner can read.
 */
final class DatabasePasswordFile {
  private static final int BYTES = 32;

  private final Path file;

  /** For a database, named without its extension. */
  DatabasePasswordFile(Path database) {
    this.file = database.resolveSibling(database.getFileName() + ".key");
  }

  Path path() {
    return file;
  }

  /** Reads the password, if there is one. */
  Optional<String> read() throws IOException {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Reads the password, or creates it; it is on disk before this returns. */
  String readOrMake() throws IOException {
    Optional<String> there = read();
    if (there.isPresent()) {
      return there.get();
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path partial = OwnerOnlyFiles.temporary(file);
    try {
      AtomicFiles.writeSynced(partial, out -> out.write(made.getBytes(StandardCharsets.US_ASCII)));
      // a hard link appears atomically and never replaces a file that another process has just
      // created
      Files.createLink(file, partial);
    } catch (UnsupportedOperationException e) {
      Files.move(partial, file);
    } catch (FileAlreadyExistsException e) {
      return read().orElseThrow(() -> new IOException(file + " is empty", e));
    } finally {
      Files.deleteIfExists(partial);
    }
    return made;
  }
}
