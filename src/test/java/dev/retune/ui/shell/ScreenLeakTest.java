package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.support.PreparedModel;
import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * No screen stays in memory after the language is switched, nor does the pop-over of the filters.
 * The test opens its own stage, because TestFX keeps every event of the stage that it provides.
 */
@Tag("slow")
@SuppressWarnings("NullAway.Init") // open() is called before the test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class ScreenLeakTest {
  private static final long BETWEEN_COLLECTIONS = TimeUnit.SECONDS.toNanos(2);
  private static final int TIMES = 3;

  @TempDir Path folder;

  private final List<WeakReference<Object>> closed = new ArrayList<>();
  private SampleServices sample;
  private ConsoleWindow console;

  @BeforeEach
  void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    // A prepared model, since queries that wait for its preparation hold their screens.
    sample = new SampleServices(PreparedModel.into(folder));
    oneVote();
    new UiStateStore(folder).write(UiState.none());
    onWindow(() -> console = new ConsoleWindow(sample::in, Locale.ENGLISH, new Stage()));
  }

  /** Imports very little data, because a running query holds its screen. */
  private void oneVote() throws IOException {
    Path file = folder.resolve("chat.jsonl");
    Files.writeString(
        file,
        """
        {"id": "1", "created_at": "2026-11-22T08:00:00Z", "question": "How?", "answer": "So.", "vote": "down"}
        """);
    assertThat(sample.imported(file)).hasSize(1);
  }

  @AfterEach
  void close() {
    onWindow(
        () -> {
          console.content().root().getScene().getWindow().hide();
          console.close();
        });
    sample.close();
  }

  private static void onWindow(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }

  private static void until(Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(180, TimeUnit.SECONDS, holds);
    } catch (TimeoutException e) {
      throw new AssertionError("Condition not met in time", e);
    }
  }

  @Test
  void noScreenStaysInMemory() {
    for (int i = 0; i < TIMES; i++) {
      until(() -> console.content().model().status().get().isPresent());
      for (ScreenId screen : ScreenId.values()) {
        onWindow(() -> visit(screen));
      }
      closed.add(new WeakReference<>(console.content()));
      // A new main window in the other language replaces the content of the stage.
      MainWindow before = console.content();
      onWindow(console::language);
      until(() -> !before.equals(console.content()));
    }
    assertThat(closed).hasSize(TIMES * (ScreenId.values().length + 2));
    long[] collected = {System.nanoTime() - BETWEEN_COLLECTIONS};
    try {
      until(
          () -> {
            // a collection stops all tests of this process
            if (System.nanoTime() - collected[0] >= BETWEEN_COLLECTIONS) {
              System.gc();
              collected[0] = System.nanoTime();
            }
            return kept().isEmpty();
          });
    } catch (AssertionError e) {
      throw new AssertionError("kept in memory: " + kept(), e);
    }
  }

  private List<String> kept() {
    return closed.stream()
        .map(WeakReference::get)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .toList();
  }

  private void visit(ScreenId screen) {
    console.content().model().screen().set(screen);
    StackPane place = (StackPane) console.content().root().lookup("#place");
    closed.add(new WeakReference<>(place.getChildren().getFirst()));
    if (screen == ScreenId.FEEDBACK) {
      // A pop-over is a separate window, closed when the screen is left.
      ((Button) place.lookup("#more")).fire();
      List<Window> over = Window.getWindows().filtered(PopOver.class::isInstance);
      assertThat(over).hasSize(1);
      closed.add(new WeakReference<>(over.getFirst()));
    }
  }
}
