package dev.retune.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the project; a test that asks for it is skipped where it is absent. */
public final class RealData {
  private RealData() {}

  /** A file or folder of the data, such as {@code feedbackqa/chat.db}. */
  public static Path at(String name) {
    Path root = Path.of(System.getProperty("retune.data", "../shared/data"));
    Path file = root.resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: no " + name + " under " + root.toAbsolutePath());
    return file;
  }
}
