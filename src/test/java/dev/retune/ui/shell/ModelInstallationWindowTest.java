package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.hub.TestHub;
import dev.retune.support.PreparedModel;
import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person with Korean documents accepts the offered model, and looks after it in Settings. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
@TestMethodOrder(OrderAnnotation.class) // the second looks after what the first has installed
class ModelInstallationWindowTest {
  private static final String NAME = "intfloat/multilingual-e5-small";
  private static final int HALF = 1_500_000;

  @TempDir static Path folder;
  private static TestHub hub;
  private static SampleServices services;

  private ConsoleWindow console;
  private Stage stage;

  @BeforeAll
  static void fill() throws IOException {
    hub = SampleHub.ofOffered(folder.resolve("toy"));
    Path home = PreparedModel.into(folder.resolve("home"));
    services = new SampleServices(home, SampleHub.environment(hub, folder)).korean();
  }

  @AfterAll
  static void close() {
    services.close();
    hub.close();
  }

  @Start
  void open(Stage shown) {
    stage = shown;
    new UiStateStore(folder.resolve("home")).write(UiState.none());
    console = new ConsoleWindow(services::in, Locale.ENGLISH, shown);
    shown.setX(0);
    shown.setY(0);
    shown.setWidth(1000);
    shown.setHeight(960);
  }

  @AfterEach
  void close(FxRobot robot) {
    hub.release();
    robot.interact(console::close);
  }

  private void until(Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(180, TimeUnit.SECONDS, holds);
    } catch (TimeoutException e) {
      throw new AssertionError("Condition not met in time; the screen says: " + said(), e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Clicks on a node once it is where it stays. */
  private void click(FxRobot robot, String where) {
    robot.interact(() -> stage.getScene().getRoot().layout());
    robot.clickOn(where);
  }

  /** Whether a node and all it is in are visible. */
  private boolean shows(String where) {
    return stage.getScene().getRoot().lookupAll(where).stream()
        .anyMatch(
            node -> {
              for (Node up = node; up != null; up = up.getParent()) {
                if (!up.isVisible()) {
                  return false;
                }
              }
              return true;
            });
  }

  /** All text that is on the screen. */
  private String said() {
    return stage.getScene().getRoot().lookupAll(".label").stream()
        .filter(Node::isVisible)
        .map(node -> ((Labeled) node).getText())
        .collect(Collectors.joining("\n"));
  }

  private boolean says(String text) {
    return said().contains(text);
  }

  @Test
  @Order(1)
  void theOfferedModelIsInstalledInTwoGoesAndTried(FxRobot robot) {
    // what stands above it arrives on its own
    until(() -> shows("#offer-accept") && says("First steps"));
    assertThat(said()).contains("Most of your documents are in Korean (100%");
    click(robot, "#offer-accept");
    until(() -> shows("#installAndTry"));
    assertThat(said()).contains("MIT").contains("onnx/model.onnx").contains("Korean, English");

    TestHub.Hold hold = hub.holdAt(HALF);
    click(robot, "#installAndTry");
    until(() -> hold.reached().getCount() == 0);
    until(() -> says("Downloading: ") && says(" of 3.0 MB"));
    long before = hub.sent();
    click(robot, "#cancel-installation");
    until(() -> says("Cancelled. "));
    hub.release();
    assertThat(services.in(Locale.ENGLISH).models().list().unfinished()).hasSize(1);

    click(robot, "#goOn");
    until(() -> says("Model " + NAME + " is installed."));
    assertThat(hub.sent() - before).as("the rest only").isLessThan(HALF + 200_000);
    until(() -> says("was compared with the live index: Promoted."));
    until(() -> !shows("#offer-accept") && !shows("#installAndTry"));
    assertThat(services.in(Locale.ENGLISH).retraining().versions().getFirst().spec().modelId())
        .startsWith("intfloat--multilingual-e5-small@");
  }

  @Test
  @Order(2)
  void aLiveModelIsCheckedButNotRemoved(FxRobot robot) {
    click(robot, "#go-settings");
    until(() -> shows("#section-model"));
    click(robot, "#section-model");
    until(() -> shows(".model-check"));
    assertThat(said()).contains("Live").contains("Built in").contains("Embedding model · English");
    click(robot, ".model-check");
    until(() -> says("Checked: every file is as it was installed."));
    click(robot, ".model-remove");
    until(() -> shows("#dialog-yes"));
    click(robot, "#dialog-yes");
    until(() -> says("answers searches now, in version"));
    assertThat(services.in(Locale.ENGLISH).models().list().models()).hasSize(2);
  }

  @Test
  @Order(3)
  void theSearchSaysWhatCannotRunHere(FxRobot robot) {
    click(robot, "#go-settings");
    until(() -> shows("#section-model"));
    click(robot, "#section-model");
    until(() -> shows("#search-models") && shows(".model-check"));
    robot.interact(
        () ->
            ((TextField) stage.getScene().getRoot().lookup("#model-words"))
                .setText("multilingual"));
    click(robot, "#search-models");
    until(() -> shows(".model-add"));
    assertThat(said())
        .contains("1,200 downloads a month · 3.0 MB · MIT · Korean, English")
        .contains("example/multilingual-pickle has only pickle files");
  }
}
