package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.settings.file.SettingsFileStore;
import dev.retune.ui.shell.SampleServices;
import dev.retune.ui.shell.VirtualDisplay;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the schedule when the window is closed, with a tray and without one. */
@Tag("long")
class TrayWalkTest {
  private static final Path TRAY = Path.of("/usr/bin/trayer");

  @TempDir private Path folder;

  @BeforeEach
  void aDisplay() {
    assumeTrue(VirtualDisplay.isAvailable(), "Xvfb is not installed");
  }

  @Test
  void theIconKeepsTheSchedule() throws Exception {
    assumeTrue(Files.isExecutable(TRAY), "trayer is not installed");
    try (VirtualDisplay display = new VirtualDisplay(1440, 900)) {
      WalkProcess process = new WalkProcess(folder, display).now();
      SampleServices.loaded(process.home()).close();
      var _ =
          new SettingsFileStore(process.home().resolve("settings.json"))
              .change(old -> old.with("weekly", "every 1 minute"));
      ProcessBuilder tray =
          new ProcessBuilder(
                  "/usr/bin/trayer --edge bottom --align right --height 32 --SetDockType false"
                      .split(" "))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      tray.environment().put("DISPLAY", display.name());
      Process shown = tray.start();
      try {
        assertThat(process.walk(TrayWalk.class, TrayWalk.KEEPS.name())).doesNotContain("Exception");
      } finally {
        shown.destroy();
      }
    }
  }

  @Test
  void withoutATrayTheProgramEndsWithItsWindow() throws Exception {
    try (VirtualDisplay display = new VirtualDisplay(1440, 900)) {
      WalkProcess process = new WalkProcess(folder, display).now();
      SampleServices.loaded(process.home()).close();
      assertThat(process.walk(TrayWalk.class, TrayWalk.ENDS.name())).doesNotContain("Exception");
    }
  }
}
