package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The program's own process with a window on an X server, driven by the server's mouse and
 * keyboard. With {@code -Dretune.walk=FOLDER} it leaves pictures of the steps there.
 */
@Tag("long")
class RealWindowTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Persona.class)
  void theFirstTenMinutes(Persona persona) throws Exception {
    assumeTrue(VirtualDisplay.isAvailable(), "Xvfb is not installed");
    Path home = folder.resolve("home");
    if (persona != Persona.OPERATOR) {
      SampleServices.loaded(home).close();
    }
    try (VirtualDisplay display = new VirtualDisplay(1440, 900)) {
      String said = walked(display, persona, home);
      assertThat(said).endsWith("walked\n");
      assertThat(said.lines().filter(line -> line.startsWith("seen: ")))
          .hasSizeGreaterThanOrEqualTo(4);
    }
  }

  private String walked(VirtualDisplay display, Persona persona, Path home) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // as for this process, but with the toolkit of the display
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(given -> given.startsWith("--") || given.startsWith("-Dh2"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Dtestfx.robot=glass",
            "-Duser.language=en",
            "-cp",
            System.getProperty("java.class.path"),
            WindowWalk.class.getName(),
            persona.name(),
            pictures(persona).toString(),
            "--home",
            home.toString(),
            "--as-of",
            "2026-11-22T09:00:00Z"));
    Path log = folder.resolve("log");
    ProcessBuilder starting =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    starting.environment().put("DISPLAY", display.name());
    starting.environment().put("RETUNE_HOME", home.toString());
    starting.environment().put("GDK_BACKEND", "x11");
    starting.environment().put("HOME", Files.createDirectories(folder.resolve("user")).toString());
    Process process = starting.start();
    try {
      assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private Path pictures(Persona persona) {
    String kept = System.getProperty("retune.walk", folder.resolve("pictures").toString());
    return Path.of(kept).resolve(persona.name());
  }
}
