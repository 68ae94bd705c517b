package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.shell.VirtualDisplay;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program's own process with a window on a display. With {@code -Dretune.walk=FOLDER} it leaves
 * pictures of the steps there.
 */
final class WalkProcess {
  /** The moment at which the sample is seen. */
  static final Instant SAMPLE = Instant.parse("2026-11-22T09:00:00Z");

  private final Path folder;
  private final VirtualDisplay display;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> options = List.of("--as-of", SAMPLE.toString());
  private String language = "en";

  /** Runs in a folder with its home and its files. */
  WalkProcess(Path folder, VirtualDisplay display) {
    this.folder = folder;
    this.display = display;
  }

  /** Adds a variable of the environment. */
  WalkProcess with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Uses the clock of the machine. */
  WalkProcess now() {
    options = List.of();
    return this;
  }

  /** Starts in another language. */
  WalkProcess in(String other) {
    language = other;
    return this;
  }

  /** The home of the program. */
  Path home() {
    return folder.resolve("home");
  }

  /** Runs a script to its end, which must be good, and returns what the process said. */
  String walk(Class<?> script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // as for this process, but with the toolkit of the display
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(given -> given.startsWith("--") || given.startsWith("-Dh2"))
        .forEach(command::add);
    command.addAll(List.of("-Dtestfx.robot=glass", "-Duser.language=" + language));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), script.getName()));
    command.addAll(List.of(arguments));
    command.add(pictures(script, arguments).toString());
    command.addAll(List.of("--home", home().toString()));
    command.addAll(options);
    Path log = Files.createTempFile(folder, "walk", ".log");
    ProcessBuilder starting =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    starting.environment().put("DISPLAY", display.name());
    starting.environment().put("RETUNE_HOME", home().toString());
    starting.environment().put("GDK_BACKEND", "x11");
    starting.environment().put("HOME", Files.createDirectories(folder.resolve("user")).toString());
    starting.environment().putAll(environment);
    Process process = starting.start();
    try {
      assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains("walked\n");
    return said;
  }

  private Path pictures(Class<?> script, String... arguments) {
    String kept = System.getProperty("retune.walk", folder.resolve("pictures").toString());
    String name = arguments.length == 0 ? script.getSimpleName() : String.join("-", arguments);
    return Path.of(kept).resolve(name);
  }
}
