package dev.retune.bench;

import dev.retune.ui.shell.ConsoleWindow;
import dev.retune.ui.shell.SampleServices;
import dev.retune.ui.theme.JavaFxToolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.stage.Window;

/**
 * Measures how long the FX thread is blocked, and the heap in use: while scrolling Feedback with
 * 1,000,000 votes, opening every screen, and rebuilding the index. A given folder is kept for later
 * runs; {@code screens} after it skips the rebuild.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=FxBlockBench -Dbench.jvm=-Xmx512m</pre>
 */
public final class FxBlockBench {
  private static final long FRAME_NANOS = 16_000_000;

  private FxBlockBench() {}

  /** Prints one line per measurement. */
  public static void main(String[] args) throws Exception {
    Path home = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("retune-fx-bench");
    WindowDriver.fill(home);
    try (SampleServices services = new SampleServices(home)) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () ->
                  ConsoleWindow.start(
                      JavaFxToolkit.starting(),
                      services::in,
                      listener -> () -> {},
                      Locale.ENGLISH));
      WindowDriver.until(() -> !Window.getWindows().isEmpty());
      long opened = System.nanoTime();
      WindowDriver.until(
          () -> WindowDriver.table().map(t -> !t.getItems().isEmpty()).orElse(false));
      System.out.printf(
          "Feedback at %,d votes: first rows after %,d ms%n",
          WindowDriver.VOTES, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened));
      try (FxThreadProbe probe = new FxThreadProbe()) {
        scroll(3);
        probe.report("(warming up)");
        scroll(15);
        probe.report("scrolling Feedback");
        WindowDriver.heap();
        screens(probe, "for the first time");
        screens(probe, "again");
        if (args.length < 2) {
          retrain();
          probe.report("scrolling Feedback while re-embedding");
          WindowDriver.heap();
        }
      }
    }
    System.exit(0);
  }

  private static void scroll(int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    int row = 0;
    while (System.nanoTime() < end) {
      row += 7;
      int to = row;
      WindowDriver.onWindow(
          () -> {
            WindowDriver.table().ifPresent(t -> t.scrollTo(Math.min(to, t.getItems().size() - 1)));
            return to;
          });
      LockSupport.parkNanos(FRAME_NANOS);
    }
  }

  private static void screens(FxThreadProbe probe, String time) {
    for (String screen :
        List.of(
            "overview",
            "feedback",
            "review",
            "reasons",
            "topics",
            "retrain",
            "improve",
            "report",
            "settings")) {
      WindowDriver.press("go-" + screen);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
      probe.report("opening " + screen + " " + time);
    }
  }

  private static void retrain() {
    WindowDriver.press("go-retrain");
    WindowDriver.until(() -> WindowDriver.find("run") instanceof Button run && !run.isDisabled());
    WindowDriver.onWindow(
        () -> {
          if (WindowDriver.find("force") instanceof CheckBox force
              && WindowDriver.find("run") instanceof Button run) {
            force.setSelected(true);
            run.fire();
          }
          return 0;
        });
    WindowDriver.press("go-feedback");
    WindowDriver.until(() -> WindowDriver.table().isPresent());
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    do {
      scroll(2);
    } while (System.nanoTime() < end
        && WindowDriver.onWindow(() -> WindowDriver.find("tasks").lookup(".task") != null));
  }
}
