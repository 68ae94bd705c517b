package dev.retune.ui.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An X server without a screen. */
public final class VirtualDisplay implements AutoCloseable {
  private static final Path SERVER = Path.of("/usr/bin/Xvfb");

  private final Process server;
  private final String name;

  /** Opens a display of a size. */
  public VirtualDisplay(int width, int height) throws IOException {
    String screen = width + "x" + height + "x24";
    // the server finds a free number and says which
    this.server =
        new ProcessBuilder(
                List.of(
                    SERVER.toString(),
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    screen,
                    "-nolisten",
                    "tcp",
                    "-noreset"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // read to the end of its first line only, as it stays open
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    this.name = ":" + Optional.ofNullable(said.readLine()).orElse("");
  }

  /** Whether an X server is installed. */
  public static boolean isAvailable() {
    return Files.isExecutable(SERVER);
  }

  /** Its name for programs, such as {@code :99}. */
  public String name() {
    return name;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
