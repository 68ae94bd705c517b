package dev.retune.bench;

import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import dev.retune.ui.shell.ConsoleWindow;
import dev.retune.ui.shell.SampleServices;
import dev.retune.ui.theme.JavaFxToolkit;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.HdrHistogram.Histogram;

/**
 * Decides answers in Review by keys, on 1,000,000 votes, and measures from the key that saves a
 * decision until the next answer is painted. A reviewer who reads for a second finds it fetched
 * already; one who presses the keys without reading has to wait for the database. Arguments: a
 * folder to keep the votes in, and the number of decisions.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=ReviewKeyBench -Dbench.jvm=-Xmx512m
 * </pre>
 */
public final class ReviewKeyBench {
  // a frame is drawn while the next one is prepared, and is on the display before the one after
  private static final int PAINTED = 2;
  private static final int WARM_UP = 5;

  private ReviewKeyBench() {}

  /** Prints the times of both readers. */
  public static void main(String[] args) throws Exception {
    Path home = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("retune-key-bench");
    int decisions = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    WindowDriver.fill(home);
    new UiStateStore(home)
        .write(
            new UiState(
                Optional.of(new UiState.Frame(0, 0, 1280, 900, false)),
                Optional.of("REVIEW"),
                Optional.of("all"),
                Optional.empty()));
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
      pause(5000);
      measure("the first ones, while classes load", WARM_UP, 1000);
      measure("after a second's reading", decisions, 1000);
      measure("without reading", decisions, 0);
    }
    System.exit(0);
  }

  private static void measure(String what, int decisions, long reading) {
    Histogram clock = new Histogram(3);
    Histogram used = new Histogram(3);
    for (int i = 0; i < decisions; i++) {
      WindowDriver.until(
          () -> WindowDriver.find("do-save") instanceof Button save && !save.isDisabled());
      pause(reading);
      press(i % 3 == 0 ? KeyCode.F : KeyCode.W, false);
      Painted next = save();
      clock.recordValue(next.clockNanos() / 1000);
      used.recordValue(next.usedNanos() / 1000);
    }
    System.out.printf(
        "%s: the next answer is painted after %.0f ms (median), %.0f ms (95th percentile), %.0f ms"
            + " (longest); the window's thread works %.0f, %.0f, %.0f ms%n",
        what,
        clock.getValueAtPercentile(50) / 1000.0,
        clock.getValueAtPercentile(95) / 1000.0,
        clock.getMaxValue() / 1000.0,
        used.getValueAtPercentile(50) / 1000.0,
        used.getValueAtPercentile(95) / 1000.0,
        used.getMaxValue() / 1000.0);
  }

  /** Times from a key to the picture, by the clock and of the window's thread. */
  private record Painted(long clockNanos, long usedNanos) {}

  private static Painted save() {
    CompletableFuture<Painted> painted = new CompletableFuture<>();
    WindowDriver.onWindow(
        () -> {
          watch(painted);
          key(KeyCode.ENTER, true);
          return 0;
        });
    return painted.orTimeout(1, TimeUnit.MINUTES).join();
  }

  /** Observes the frames of the window until another answer is painted. */
  private static void watch(CompletableFuture<Painted> painted) {
    Scene scene = scene();
    String before = question();
    long began = System.nanoTime();
    long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    scene.addPostLayoutPulseListener(
        new Runnable() {
          private int frames;

          @Override
          public void run() {
            String now = question();
            boolean other = !now.isEmpty() && !now.equals(before);
            if (other && ++frames > PAINTED) {
              scene.removePostLayoutPulseListener(this);
              painted.complete(
                  new Painted(
                      System.nanoTime() - began,
                      ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used));
            }
            Platform.requestNextPulse();
          }
        });
    Platform.requestNextPulse();
  }

  private static String question() {
    StringBuilder texts = new StringBuilder();
    Node shown = WindowDriver.find("content");
    if (shown != null && shown.isVisible()) {
      gather(shown, texts);
    }
    return texts.toString();
  }

  private static void gather(Node node, StringBuilder texts) {
    switch (node) {
      case Labeled labeled -> texts.append(labeled.getText());
      case Text text -> texts.append(text.getText());
      case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> gather(child, texts));
      default -> {}
    }
  }

  private static void press(KeyCode code, boolean control) {
    WindowDriver.onWindow(
        () -> {
          key(code, control);
          return 0;
        });
  }

  private static void key(KeyCode code, boolean control) {
    Node focused = scene().getFocusOwner();
    Node target = focused == null ? scene().getRoot() : focused;
    for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(
          target, new KeyEvent(type, "", code.getName(), code, false, control, false, false));
    }
  }

  private static Scene scene() {
    return Window.getWindows().getFirst().getScene();
  }

  private static void pause(long ms) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
  }
}
