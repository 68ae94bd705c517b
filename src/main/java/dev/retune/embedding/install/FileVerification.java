package dev.retune.embedding.install;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.hub.HubFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hashes of a file: SHA-256, and the SHA-1 by which git names its content.
 *
 * @param size length in bytes
 * @param sha256 lower-case hex
 * @param gitSha1 lower-case hex
 */
record FileVerification(long size, String sha256, String gitSha1) {

  /** Reads a file. */
  static FileVerification of(Path file, ProgressMonitor monitor) {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest git = digest("SHA-1");
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      git.update(("blob " + size + "\0").getBytes(StandardCharsets.UTF_8));
      byte[] buffer = new byte[1 << 18];
      long read = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        monitor.check();
        sha256.update(buffer, 0, n);
        git.update(buffer, 0, n);
        read += n;
      }
      HexFormat hex = HexFormat.of();
      return new FileVerification(
          read, hex.formatHex(sha256.digest()), hex.formatHex(git.digest()));
    } catch (IOException e) {
      throw new UnavailableException(e, "embedding.unreadable", file.toString());
    }
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(name + " is missing from this JVM", e);
    }
  }

  /** Whether the content is what the hub says; true if it says nothing. */
  boolean matches(HubFile file) {
    return size == file.size()
        && file.sha256().map(sha256::equals).orElse(true)
        && file.gitSha1().map(gitSha1::equals).orElse(true);
  }

  /** Whether the hub gave a hash. */
  static boolean isConfirmed(HubFile file) {
    return file.sha256().isPresent() || file.gitSha1().isPresent();
  }
}
