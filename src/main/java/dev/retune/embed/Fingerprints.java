package dev.retune.embed;

import dev.retune.fault.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex; a file is read again only when its size or time has changed. */
final class Fingerprints {
  private final Remembered remembered;

  Fingerprints(Remembered remembered) {
    this.remembered = remembered;
  }

  /** Of a file's bytes. */
  String of(Path file) {
    try {
      String state =
          "sha256 %s %d %s"
              .formatted(
                  file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file).toInstant());
      return remembered.get(state, () -> digest(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Of values, told apart by a separator that none of them holds. */
  static String ofAll(Object... values) {
    MessageDigest digest = sha256();
    for (Object value : values) {
      digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String digest(Path file) {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Unavailable unreadable(Path file, IOException e) {
    return new Unavailable(e, "embed.unreadable", file.toString());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
