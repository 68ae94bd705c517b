package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.ui.dialog.SessionBus;
import dev.retune.ui.shell.SampleServices;
import dev.retune.ui.shell.VirtualDisplay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished run is told outside of a window that is not in front. */
@Tag("long")
class NotificationWalkTest {
  private static final Path DESKTOP = Path.of("/usr/bin/dunst");
  private static final Path MONITOR = Path.of("/usr/bin/dbus-monitor");

  @TempDir private Path folder;

  @Test
  void withoutMessagesOfTheDesktopTheWindowTells() throws Exception {
    assumeTrue(VirtualDisplay.isAvailable(), "Xvfb is not installed");
    try (VirtualDisplay display = new VirtualDisplay(1440, 900)) {
      WalkProcess process = new WalkProcess(folder, display).with("DBUS_SESSION_BUS_ADDRESS", "");
      SampleServices.loaded(process.home()).close();
      assertThat(process.walk(NotificationWalk.class, NotificationWalk.UNTOLD.name()))
          .endsWith("walked\n");
    }
  }

  @Test
  void theDesktopTells() throws Exception {
    assumeTrue(VirtualDisplay.isAvailable(), "Xvfb is not installed");
    assumeTrue(SessionBus.isAvailable(), "dbus-daemon is not installed");
    assumeTrue(
        Files.isExecutable(DESKTOP) && Files.isExecutable(MONITOR),
        "dunst or dbus-monitor is not installed");
    Path log = folder.resolve("bus.log");
    try (VirtualDisplay display = new VirtualDisplay(1440, 900);
        SessionBus bus = new SessionBus()) {
      Map<String, String> session =
          Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address(), "DISPLAY", display.name());
      Process desktop = started(session, folder.resolve("dunst.log"), DESKTOP.toString());
      Process monitor = started(session, log, MONITOR.toString());
      try {
        WalkProcess process =
            new WalkProcess(folder, display).with("DBUS_SESSION_BUS_ADDRESS", bus.address());
        SampleServices.loaded(process.home()).close();
        process.walk(NotificationWalk.class, NotificationWalk.TOLD.name());
      } finally {
        monitor.destroy();
        desktop.destroy();
        monitor.waitFor(10, TimeUnit.SECONDS);
      }
      assertThat(log).content().contains("member=Notify").contains("The run is finished: ");
    }
  }

  private static Process started(Map<String, String> session, Path log, String program)
      throws java.io.IOException {
    ProcessBuilder starting =
        new ProcessBuilder(program).redirectErrorStream(true).redirectOutput(log.toFile());
    starting.environment().putAll(session);
    return starting.start();
  }
}
