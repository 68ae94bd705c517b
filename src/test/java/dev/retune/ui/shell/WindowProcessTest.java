package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.Launcher;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The console as a separate process, terminated as at the end of a desktop session. */
@Tag("slow")
class WindowProcessTest {
  @TempDir private Path home;

  @Test
  void aWindowThatIsToldToEndGoesAtOnceAndOpensAsItWasLeft() throws Exception {
    SampleServices.loaded(home).close();
    assertThat(lived()).contains("the window was painted").contains("the first screen was shown");
    assertThat(home.resolve("ui-state.json")).content().contains("OVERVIEW");
    // which window has data depends on the day of the run
    assertThat(home.resolve("overview.json")).content().contains("\"window\":\"");
    assertThat(lived()).contains("the first screen was shown");
  }

  /** Runs the window until its first screen is shown, terminates it, and returns its log. */
  private String lived() throws Exception {
    try (Stream<Path> old = Files.list(Files.createDirectories(home.resolve("logs")))) {
      for (Path log : old.toList()) {
        Files.delete(log);
      }
    }
    Process window = open();
    try {
      WaitForAsyncUtils.waitFor(
          60, TimeUnit.SECONDS, () -> logged().contains("the first screen was shown"));
      window.destroy();
      assertThat(window.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(logged()).doesNotContain("did not stop");
      return logged();
    } finally {
      window.destroyForcibly();
    }
  }

  private Process open() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(given -> given.startsWith("--") || given.matches("-D(glass|prism|java.awt|h2).*"))
        .forEach(command::add);
    // Without the logging configuration of the tests.
    String classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(place -> !place.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-cp", classes, Launcher.class.getName()));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("RETUNE_HOME", home.toString());
    return process
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String logged() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
      for (Path log : logs.toList()) {
        all.append(Files.readString(log));
      }
    }
    return all.toString();
  }
}
