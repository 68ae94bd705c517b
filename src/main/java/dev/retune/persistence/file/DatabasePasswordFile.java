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

/** The random password of a database file, in a file beside it that its owner alone can read. */
final class DatabasePasswordFile {
  private static final int BYTES = 32;

  private final Path file;

  /** Of a database, named without its ending. */
  DatabasePasswordFile(Path database) {
    this.file = database.resolveSibling(database.getFileName() + ".key");
  }

  Path path() {
    return file;
  }

  /** The password, where there is one. */
  Optional<String> read() throws IOException {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The password; made when there is none. It is on the disk before this returns. */
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
      // appears whole or not at all, and never replaces one that another process has just made
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
