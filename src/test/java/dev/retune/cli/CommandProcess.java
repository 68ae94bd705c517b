package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.Launcher;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line in processes of its own. The environment variable {@code RETUNE_LAUNCHER} names
 * a packaged launcher; without it the classes of the build are run.
 */
final class CommandProcess {
  private final Path home;
  private final Path said;
  private final Path told;
  private final Map<String, String> environment;
  private String out = "";
  private String err = "";

  /**
   * Runs commands on one home.
   *
   * @param place a folder for what is printed
   */
  CommandProcess(Path home, Path place, Map<String, String> environment) {
    this.home = home;
    this.said = place.resolve("out.txt");
    this.told = place.resolve("err.txt");
    this.environment = Map.copyOf(environment);
  }

  /** Runs a command to its end, and prints how long it took. */
  int run(String... arguments) throws IOException, InterruptedException {
    long began = System.nanoTime();
    int code =
        builder(arguments)
            .redirectOutput(said.toFile())
            .redirectError(told.toFile())
            .start()
            .waitFor();
    out = Files.readString(said);
    err = Files.readString(told);
    System.out.printf(
        "%5.1f s  %d  retune %s%n",
        (System.nanoTime() - began) / 1e9, code, String.join(" ", arguments));
    return code;
  }

  /** A command that is not started yet. */
  ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    String launcher = Optional.ofNullable(System.getenv("RETUNE_LAUNCHER")).orElse("");
    if (launcher.isEmpty()) {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(given -> given.startsWith("--") || given.startsWith("-D"))
          .forEach(command::add);
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(Launcher.class.getName());
    } else {
      command.add(launcher);
    }
    command.addAll(List.of("--home", home.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  void done(String... arguments) throws IOException, InterruptedException {
    assertThat(run(arguments)).as(out + err).isEqualTo(ExitCodes.DONE);
  }

  JsonNode json(String... arguments) throws IOException, InterruptedException {
    done(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
    return JsonFormat.mapper().readTree(out);
  }

  /** What the last command printed. */
  String out() {
    return out;
  }
}
