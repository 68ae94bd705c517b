package dev.retune.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.theme.Theme;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A screen that is left with suggestions open takes the field from under them. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class SuggestionsTest {
  private static final Logger CSS = Logger.getLogger("javafx.css");

  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private StackPane place;
  private TextField zone;

  @Start
  void open(Stage stage) {
    zone = new TextField();
    Suggestions.on(zone, List.of("Asia/Seoul", "Asia/Seram", "Europe/Paris"));
    place = new StackPane(new VBox(8, zone, new Button("other")));
    Scene scene = new Scene(place, 400, 300);
    Theme.DARK.apply(scene);
    stage.setScene(scene);
    stage.show();
  }

  @BeforeEach
  void listen() {
    CSS.addHandler(handler);
  }

  @AfterEach
  void stop() {
    CSS.removeHandler(handler);
  }

  private static boolean showing() {
    return Window.getWindows().size() > 1;
  }

  @Test
  void leavingWhileTheyShowFindsEveryColour(FxRobot robot) throws Exception {
    robot.clickOn(zone).write("Asia/Se");
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, SuggestionsTest::showing);
    robot.interact(() -> place.getChildren().setAll(new Button("another screen")));
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !showing());
    for (int i = 0; i < 5; i++) {
      WaitForAsyncUtils.waitForFxEvents();
    }
    assertThat(logged).isEmpty();
  }

  @Test
  void aTextWithoutSuggestionsShowsNone(FxRobot robot) throws Exception {
    robot.clickOn(zone).write("Asia/Se");
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, SuggestionsTest::showing);
    robot.write("x");
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !showing());
    robot.clickOn("other");
    robot.interact(() -> place.getChildren().setAll(new Button("another screen")));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(logged).isEmpty();
  }
}
