package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window while the database connection is lost and restored. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
@Tag("slow")
class LostDatabaseTest {
  @TempDir static Path folder;
  private static SampleServices sample;

  private final AtomicBoolean gone = new AtomicBoolean();
  private ConsoleWindow console;
  private Stage stage;

  @BeforeAll
  static void fill() {
    sample = SampleServices.loaded(folder);
  }

  @AfterAll
  static void empty() {
    sample.close();
  }

  @Start
  void open(Stage shown) {
    stage = shown;
    new UiStateStore(folder).write(UiState.none());
    console = new ConsoleWindow(this::services, Locale.ENGLISH, shown);
  }

  private WindowServices services(Locale language) {
    return new BreakableServices(sample.in(language), gone).services();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(console::close);
  }

  private static void until(Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(180, TimeUnit.SECONDS, holds);
    } catch (TimeoutException e) {
      throw new AssertionError("Condition not met in time", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean shows(String id) {
    Node node = stage.getScene().getRoot().lookup("#" + id);
    return node != null && node.isVisible();
  }

  private TextField field() {
    return (TextField) stage.getScene().getRoot().lookup("#question");
  }

  @Test
  void aBannerSaysSoAndWhatWasTypedStays(FxRobot robot) {
    until(() -> shows("gauge"));
    robot.clickOn("#go-retrain");
    until(() -> shows("showCompare"));
    robot.clickOn("#showCompare");
    until(() -> shows("question"));
    robot.interact(() -> field().setText("half a question"));
    gone.set(true);
    robot.type(KeyCode.F5);
    until(() -> shows("banner"));
    assertThat(field().getText()).isEqualTo("half a question");
    gone.set(false);
    robot.clickOn("#retry");
    until(() -> !shows("banner"));
    assertThat(field().getText()).isEqualTo("half a question");
  }

  @Test
  void theLastFiguresStandWithTheirMomentWhereItIsLostFromTheStart(FxRobot robot) {
    until(() -> shows("gauge"));
    gone.set(true);
    robot.interact(
        () -> {
          console.close();
          console = new ConsoleWindow(this::services, Locale.ENGLISH, stage);
        });
    until(() -> shows("banner"));
    assertThat(shows("gauge")).isTrue();
    assertThat(shows("periodNote")).isTrue();
    gone.set(false);
    robot.clickOn("#retry");
    until(() -> !shows("periodNote"));
    assertThat(shows("banner")).isFalse();
    assertThat(shows("gauge")).isTrue();
  }
}
