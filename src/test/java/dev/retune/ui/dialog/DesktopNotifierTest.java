package dev.retune.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.task.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class DesktopNotifierTest {
  private final ObservableList<Notice> notices = FXCollections.observableArrayList();
  private final List<String> told = new ArrayList<>();
  private Stage stage;
  private DesktopNotifier notifier;

  @Start
  void open(Stage shown) {
    stage = shown;
    stage.setScene(new Scene(new Group()));
    stage.show();
    notifier = new DesktopNotifier(stage, notices, notice -> told.add(notice.text()));
  }

  @BeforeEach
  void inFront() throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, stage::isFocused);
  }

  private void comes(String text) {
    notices.add(new Notice(Notice.Kind.DONE, text, 1, Optional.empty(), Optional.empty()));
  }

  @Test
  void whatIsSeenIsNotTold(FxRobot robot) {
    robot.interact(() -> comes("in front"));
    assertThat(told).isEmpty();
    assertThat(notifier.unseen().get()).isZero();
  }

  @Test
  void aClosedWindowIsNotSeenEvenIfItKeepsTheFocus(FxRobot robot) {
    robot.interact(stage::hide);
    robot.interact(() -> comes("while closed"));
    assertThat(told).containsExactly("while closed");
    assertThat(notifier.unseen().get()).isEqualTo(1);
    robot.interact(stage::show);
    assertThat(notifier.unseen().get()).isZero();
  }
}
