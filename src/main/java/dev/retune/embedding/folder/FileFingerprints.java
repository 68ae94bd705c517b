package dev.retune.embedding.folder;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SHA-256 in lower-case hex. A file is read again only when its size or modification time changes.
 */
public final class FileFingerprints {
  private final FileCache cache;

  public FileFingerprints(FileCache cache) {
    this.cache = cache;
  }

  /** The hash of a file's content. */
  public String of(Path file) {
    try {
      String state =
          "sha256 %s %d %s"
              .formatted(
                  file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file).toInstant());
      return cache.get(state, () -> digest(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The hash of several values, joined by a separator that none of them contains. */
  public static String ofAll(Object... values) {
    Sha256 hash = new Sha256();
    for (Object value : values) {
      hash.text(value.toString()).text("\0");
    }
    return hash.hex();
  }

  private static String digest(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.hex(in);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UnavailableException unreadable(Path file, IOException e) {
    return new UnavailableException(e, "embedding.unreadable", file.toString());
  }
}
