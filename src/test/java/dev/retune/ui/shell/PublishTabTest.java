package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import dev.retune.ui.retraining.RetrainingGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
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

/** A person adds a folder as a target, publishes into it twice, and goes back. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class PublishTabTest {
  @TempDir static Path folder;
  private static SampleServices services;

  private ConsoleWindow console;
  private Stage stage;

  /** Before the window, which has to open within TestFX's time. */
  @BeforeAll
  static void fill() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    services = new SampleServices(home).korean();
    build();
    new UiStateStore(home).write(UiState.none());
  }

  @AfterAll
  static void end() {
    services.close();
  }

  @Start
  void open(Stage shown) {
    stage = shown;
    console = new ConsoleWindow(services::in, Locale.ENGLISH, shown);
    shown.setX(0);
    shown.setY(0);
    shown.setWidth(1000);
    shown.setHeight(960);
  }

  private static void build() {
    var _ =
        services
            .in(Locale.ENGLISH)
            .retraining()
            .run(
                RetrainingRequest.by("kim", Instant.parse("2026-11-22T09:00:00Z"))
                    .forced()
                    .within(Duration.ZERO),
                ProgressMonitor.none());
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

  private <T extends Node> T node(String where, Class<T> type) {
    return type.cast(stage.getScene().getRoot().lookup(where));
  }

  private boolean shows(String where) {
    Node node = stage.getScene().getRoot().lookup(where);
    for (Node up = node; up != null; up = up.getParent()) {
      if (!up.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  /** Presses a button once it can be pressed. */
  private void press(FxRobot robot, String where) {
    until(() -> shows(where) && !node(where, Node.class).isDisabled());
    robot.interact(() -> stage.getScene().getRoot().layout());
    robot.clickOn(where);
  }

  private boolean says(String where, String text) {
    return shows(where) && node(where, Labeled.class).getText().contains(text);
  }

  private boolean factsSay(String text) {
    return node("#targetFacts", VBox.class).getChildren().stream()
        .anyMatch(line -> ((Labeled) line).getText().contains(text));
  }

  @Test
  void aFolderIsAddedPublishedIntoAndTakenBack(FxRobot robot) throws IOException {
    Path out = folder.resolve("chat-index");
    press(robot, "#go-retrain");
    press(robot, "#showPublish");
    press(robot, "#addTarget");
    until(() -> shows("#set-publish-name"));
    robot.clickOn("#set-publish-name").write("chat");
    robot.interact(() -> node("#set-publish-address", TextField.class).setText(out.toString()));
    press(robot, "#saveTarget");
    until(() -> factsSay("Nothing has been published there yet."));
    press(robot, "#publishTarget");
    until(() -> says("#publishOutcome", "Published and verified: 4 of 4 passages"));
    until(() -> factsSay("Live there: v1, 4 passages. No earlier version is kept."));
    assertThat(node("#rollbackTarget", Node.class).isDisabled()).isTrue();

    build();
    RetrainingGateway retraining = services.in(Locale.ENGLISH).retraining();
    if (retraining.versions().getFirst().state() != IndexVersion.State.LIVE) {
      var _ = retraining.promote("v2");
    }
    assertThat(Files.readString(out.resolve("retune.json"))).contains("\"v2\"");
    press(robot, "#showVersions");
    press(robot, "#showPublish");
    until(() -> factsSay("Live there: v2, 4 passages. Kept: v1."));
    press(robot, "#rollbackTarget");
    until(() -> shows("#dialog-yes"));
    assertThat(node("#dialog-yes", Labeled.class).getText()).isEqualTo("Roll back to v1");
    press(robot, "#dialog-yes");
    until(() -> says("#publishOutcome", "v1 is live there again"));
    until(() -> factsSay("It is behind: v2 has been live here since"));
    assertThat(Files.readString(out.resolve("retune.json"))).contains("\"v1\"");
  }
}
