package dev.retune.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Optional real data outside the project; tests that need it are skipped where it is missing. */
public final class RealData {
  private RealData() {}

  /** Returns a file or folder of the data, such as {@code feedbackqa/chat.db}. */
  public static Path at(String name) {
    Path root = Path.of(System.getProperty("retune.data", "../shared/data"));
    Path file = root.resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: no " + name + " under " + root.toAbsolutePath());
    return file;
  }
}
