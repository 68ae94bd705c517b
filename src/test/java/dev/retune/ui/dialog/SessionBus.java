package dev.retune.ui.dialog;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A session bus of its own, as desktops have one. */
public final class SessionBus implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/dbus-daemon");

  private final Process server;
  private final String address;

  /** Starts it. */
  public SessionBus() throws IOException {
    this.server =
        new ProcessBuilder(PROGRAM.toString(), "--session", "--nofork", "--print-address")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // read to the end of its first line only, as it stays open
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    this.address = Optional.ofNullable(said.readLine()).orElse("");
  }

  /** Whether one can be started. */
  public static boolean isAvailable() {
    return Files.isExecutable(PROGRAM);
  }

  /** Its address for programs. */
  public String address() {
    return address;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
