package dev.retune.bench;

import dev.retune.ui.shell.VirtualDisplay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged program with its window on a virtual display, seen from outside. */
final class PackagedWindow implements AutoCloseable {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final Pattern SHOWN = Pattern.compile("the first screen was shown (\\d+) ms");
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

  private final Process process;
  private final Path home;
  private final long began;

  private PackagedWindow(Process process, Path home, long began) {
    this.process = process;
    this.home = home;
    this.began = began;
  }

  static VirtualDisplay display() throws IOException {
    return new VirtualDisplay(WIDTH, HEIGHT);
  }

  /** Counts the edges in the upper part of the display, where the figures of Overview stand. */
  static int edges(DisplayClient client) {
    return client.edges(0, HEIGHT / 12, WIDTH, HEIGHT / 2);
  }

  /** Loads the built-in sample with an index, unless the folder has it; returns its home. */
  static Path sample(Path launcher, Path folder) throws IOException, InterruptedException {
    Path home = folder.resolve("demo");
    if (!Files.exists(home.resolve("loaded"))) {
      Process loading =
          new ProcessBuilder(
                  launcher.toString(), "--home", folder.toString(), "loop", "--once", "--demo")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (loading.waitFor() != 0) {
        throw new IllegalStateException("the sample could not be loaded");
      }
      Files.createFile(home.resolve("loaded"));
    }
    return home;
  }

  /** Starts the program on a home; its logs of before are deleted. */
  static PackagedWindow start(Path launcher, Path home, VirtualDisplay display) throws IOException {
    for (Path log : logs(home)) {
      Files.delete(log);
    }
    ProcessBuilder command =
        new ProcessBuilder(launcher.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command
        .environment()
        .putAll(
            Map.of(
                "DISPLAY", display.name(), "RETUNE_HOME", home.toString(), "GDK_BACKEND", "x11"));
    long began = System.nanoTime();
    return new PackagedWindow(command.start(), home, began);
  }

  private static List<Path> logs(Path home) throws IOException {
    Path folder = home.resolve("logs");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.toList());
    }
  }

  long pid() {
    return process.pid();
  }

  /** The time since the program was started. */
  long elapsedMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  /** The processor time that the program has used. */
  long usedMs() {
    return process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  /** When the figures of now were shown, from the start of the JVM on, as the log says. */
  OptionalLong figuresOfNow() throws IOException {
    if (!process.isAlive() || System.nanoTime() - began > LONGEST) {
      throw new IllegalStateException("the window did not show its first screen");
    }
    for (Path log : logs(home)) {
      Matcher said = SHOWN.matcher(Files.readString(log, StandardCharsets.UTF_8));
      if (said.find()) {
        return OptionalLong.of(Long.parseLong(said.group(1)));
      }
    }
    return OptionalLong.empty();
  }

  /** Waits until the figures of now are shown. */
  void awaitFigures() throws IOException {
    while (figuresOfNow().isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  /** A line of the process's status, in kB. */
  long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
