package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.Settings;
import dev.retune.support.PreparedModel;
import dev.retune.ui.navigation.UiState;
import dev.retune.ui.navigation.UiStateStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
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

/** End-to-end tests of the window, covering the main use of each screen. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls open() before each test
@Execution(ExecutionMode.SAME_THREAD) // one window at a time
class ConsoleWindowTest {
  @TempDir static Path folder;
  private static SampleServices sample;

  private ConsoleWindow console;
  private Stage stage;

  @BeforeAll
  static void fill() {
    sample = new SampleServices(PreparedModel.into(folder));
  }

  @AfterAll
  static void empty() {
    sample.close();
  }

  @Start
  void open(Stage shown) {
    stage = shown;
    new UiStateStore(folder).write(UiState.none());
    console = new ConsoleWindow(sample::in, Locale.ENGLISH, shown);
    shown.setX(0);
    shown.setY(0);
    shown.setWidth(1000);
    shown.setHeight(960);
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

  private <T extends Node> T node(String id, Class<T> type) {
    return type.cast(stage.getScene().getRoot().lookup("#" + id));
  }

  private boolean shows(String id) {
    Node node = stage.getScene().getRoot().lookup("#" + id);
    return node != null && node.isVisible();
  }

  private String text(String id) {
    return node(id, Labeled.class).getText();
  }

  /** Loads the sample through the welcome page unless an earlier test did. */
  private void filled(FxRobot robot) {
    until(() -> shows("sample") || shows("gauge"));
    if (shows("sample")) {
      robot.clickOn("#sample");
    }
    until(() -> shows("gauge") && shows("content"));
  }

  @Test
  void theSampleFillsTheOverview(FxRobot robot) {
    filled(robot);
    assertThat(text("votes")).matches("[0-9,]+").isNotEqualTo("0");
    assertThat(text("triggerWhy")).contains("dislikes");
  }

  @Test
  void heldVotesAreDecidedOn(FxRobot robot) {
    filled(robot);
    sample.hold();
    robot.clickOn("#refresh");
    until(() -> shows("held"));
    // By keyboard, since a notice may cover the label.
    robot.interact(() -> node("held", Label.class).requestFocus());
    robot.type(KeyCode.ENTER);
    until(() -> shows("bursts") && !node("bursts", Pane.class).getChildren().isEmpty());
    robot.clickOn(".quarantine-discard");
    until(() -> shows("dialog-yes"));
    robot.clickOn("#dialog-yes");
    until(() -> stage.getScene().getRoot().lookup(".quarantine-discard") == null);
    until(() -> !shows("held"));
  }

  @Test
  void feedbackNarrowsScrollsAndOpensARow(FxRobot robot) {
    filled(robot);
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    until(() -> shows("table") && !node("table", TableView.class).getItems().isEmpty());
    String all = text("total");
    robot.clickOn("#dislikes");
    until(() -> !text("total").equals(all));
    TableView<?> table = node("table", TableView.class);
    int first = table.getItems().size();
    robot.interact(() -> table.scrollTo(first - 1));
    until(() -> table.getItems().size() > first);
    robot.interact(() -> table.getSelectionModel().select(first));
    until(() -> shows("detail") && !node("detail", Pane.class).getChildren().isEmpty());
    assertThat(text("title")).isEqualTo("Feedback");
    robot.clickOn("#review");
    until(() -> text("title").equals("Review") && shows("do-save"));
    until(() -> !node("do-save", Button.class).isDisabled());
    assertThat(stage.getScene().getRoot().lookupAll(".asked").size()).isPositive();
  }

  @Test
  void moreFiltersAreChosenByTypingAndGoWithTheScreen(FxRobot robot) {
    filled(robot);
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    until(() -> shows("table") && !node("table", TableView.class).getItems().isEmpty());
    robot.clickOn("#more");
    until(() -> robot.lookup("#filter-source").tryQuery().isPresent());
    Bounds button =
        node("more", Button.class).localToScreen(node("more", Button.class).getBoundsInLocal());
    var over = robot.lookup("#filter-source").query().getScene().getWindow();
    assertThat(button.getCenterX())
        .as("it opens below its button")
        .isBetween(over.getX(), over.getX() + over.getWidth());
    robot.clickOn("#filter-source").write("samp").type(KeyCode.ENTER);
    until(() -> !node("chips", Pane.class).getChildren().isEmpty());
    assertThat(((Labeled) node("chips", Pane.class).getChildren().getFirst()).getText())
        .contains("sample");
    assertThat(robot.lookup("#filter-source").tryQuery()).as("the filters stay").isPresent();
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
    until(() -> text("title").equals("Overview"));
    until(() -> robot.lookup("#filter-source").tryQuery().isEmpty());
  }

  @Test
  void moreFiltersWorkByTheKeyboard(FxRobot robot) {
    filled(robot);
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    until(() -> shows("table") && !node("table", TableView.class).getItems().isEmpty());
    robot.interact(() -> node("more", Button.class).requestFocus());
    robot.type(KeyCode.SPACE);
    until(() -> robot.lookup("#filter-source").tryQuery().isPresent());
    Scene filters = robot.lookup("#filter-source").query().getScene();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      robot.type(KeyCode.TAB);
      order.add(filters.getFocusOwner().getId());
    }
    assertThat(order).startsWith("filter-source", "filter-model", "filter-prompt");
    robot.interact(() -> robot.lookup("#filter-source").query().requestFocus());
    robot.press(KeyCode.ALT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.ALT);
    ComboBox<?> source = robot.lookup("#filter-source").queryAs(ComboBox.class);
    until(source::isShowing);
    robot.type(KeyCode.ESCAPE);
    until(() -> !source.isShowing());
    assertThat(filters.getWindow().isShowing()).as("the first Escape closes the list").isTrue();
    robot.type(KeyCode.ESCAPE);
    until(() -> !filters.getWindow().isShowing());
    assertThat(node("more", Button.class).isFocused()).isTrue();
    robot.type(KeyCode.SPACE);
    until(() -> robot.lookup("#filter-source").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#filter-source").tryQuery().isEmpty());
  }

  @Test
  void retrainRunsAndTheIndexAnswers(FxRobot robot) {
    filled(robot);
    robot.clickOn("#go-retrain");
    until(() -> shows("run") && !text("forecast").isEmpty());
    robot.clickOn("#force").clickOn("#run");
    until(() -> shows("outcome"));
    assertThat(text("outcomeState")).isEqualTo("Promoted");
    until(() -> node("live", Label.class).getText().contains("v"));
    robot.clickOn("#showCompare");
    robot.clickOn("#question").write("cover letter").type(KeyCode.ENTER);
    until(() -> node("leftHits", Pane.class).getChildren().size() > 1);
    assertThat(node("versions", TableView.class).getItems().size()).isPositive();
  }

  @Test
  void theReportIsSeenBeforeItIsSent(FxRobot robot) {
    filled(robot);
    robot.clickOn("#go-report");
    until(() -> shows("message") && !node("message", Pane.class).getChildren().isEmpty());
    String last = text("shownWeek");
    robot.clickOn("#previous");
    until(() -> !text("shownWeek").equals(last));
    robot.clickOn("#channel").write("C042");
    until(() -> !node("send", Button.class).isDisable());
    robot.clickOn("#send");
    until(() -> shows("dialog-yes"));
    robot.clickOn("#dialog-yes");
    until(() -> !node("problems", Pane.class).getChildren().isEmpty());
    assertThat(node("history", TableView.class).getItems().size())
        .as("nothing is sent without a token")
        .isZero();
  }

  @Test
  void reviewDecidesTwoByKeyboardAndUndoesOne(FxRobot robot) {
    filled(robot);
    robot.clickOn("#go-review");
    until(() -> shows("do-save") && !node("do-save", Button.class).isDisabled());
    String waiting = text("remaining");
    robot.type(KeyCode.W).type(KeyCode.DIGIT2).type(KeyCode.N);
    until(() -> node("note", TextArea.class).isFocused());
    // A focused text field receives letters and digits.
    robot.write("f1 note");
    assertThat(node("note", TextArea.class).getText()).isEqualTo("f1 note");
    assertThat(node("do-verdict-WRONG", ToggleButton.class).isSelected()).isTrue();
    assertThat(node("code-1", ToggleButton.class).isSelected()).isTrue();
    robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
    until(() -> text("today").startsWith("1 "));
    assertThat(node("note", TextArea.class).getText()).isEmpty();
    robot.type(KeyCode.F);
    robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
    until(() -> text("today").startsWith("2 ") && !text("remaining").equals(waiting));
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    until(() -> text("today").startsWith("1 ") && shows("hint"));
    assertThat(node("do-verdict-FINE", ToggleButton.class).isSelected()).isTrue();
    robot.press(KeyCode.SHIFT, KeyCode.SLASH).release(KeyCode.SLASH, KeyCode.SHIFT);
    until(() -> node("modal", ModalPane.class).isDisplay());
    robot.type(KeyCode.ESCAPE);
    until(() -> !node("modal", ModalPane.class).isDisplay());
  }

  @Test
  void aSettingHoldsAsSoonAsItIsSaved(FxRobot robot) {
    filled(robot);
    robot.clickOn("#go-settings");
    until(() -> shows("section-schedule"));
    robot.clickOn("#section-schedule");
    until(() -> shows("set-weekly"));
    robot.clickOn("#set-weekly").eraseText(20).write("daily 03:00");
    until(() -> text("next-times").contains("3:00"));
    robot.clickOn("#save");
    until(() -> !node("notices", Pane.class).getChildren().isEmpty());
    until(() -> shows("set-weekly") && node("save", Button.class).isDisable());
    assertThat(settings().weekly()).isEqualTo("daily 03:00");
  }

  @Test
  void theLanguageChangesOnTheSpot(FxRobot robot) {
    filled(robot);
    robot.clickOn("#language");
    until(() -> text("go-overview").equals("개요"));
    assertThat(settings().language()).contains("ko");
    until(() -> shows("gauge"));
    robot.clickOn("#language");
    until(() -> text("go-overview").equals("Overview"));
    assertThat(stage.isShowing()).isTrue();
  }

  @Test
  void theThemeThatIsPressedStays(FxRobot robot) {
    filled(robot);
    robot.clickOn("#theme");
    until(() -> settings().theme().isPresent());
    assertThat(settings().theme()).contains("dark");
    robot.clickOn("#theme");
    until(() -> settings().theme().equals(Optional.of("light")));
  }

  private static Settings settings() {
    return new SettingsFileStore(folder.resolve("settings.json")).load();
  }

  @Test
  void thePaletteFindsACommandAndDoesIt(FxRobot robot) {
    filled(robot);
    robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
    until(() -> shows("palette-typed"));
    robot.write("retr").type(KeyCode.ENTER);
    until(() -> text("title").equals("Retraining"));
    until(() -> !node("modal", ModalPane.class).isDisplay());
    assertThat(node("go-retrain", ToggleButton.class).isSelected()).isTrue();
    robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
    until(() -> shows("palette-typed"));
    robot.write("retraining: comp").type(KeyCode.ENTER);
    until(() -> node("showCompare", ToggleButton.class).isSelected());
    assertThat(shows("question")).isTrue();
  }

  @Test
  void aQuestionMarkShowsTheKeysUnlessSomethingIsWritten(FxRobot robot) {
    filled(robot);
    robot.clickOn("#go-retrain");
    until(() -> shows("showCompare"));
    robot.clickOn("#showCompare");
    robot.clickOn("#question").write("why?");
    assertThat(stage.getScene().getRoot().lookup(".shortcut-sheet")).isNull();
    robot.clickOn("#go-overview").write("?");
    until(() -> stage.getScene().getRoot().lookup(".shortcut-sheet") != null);
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    assertThat(node("go-overview", ToggleButton.class).isSelected()).isTrue();
    assertThat(stage.getScene().getRoot().lookupAll(".key-cap").size()).isGreaterThan(10);
    robot.type(KeyCode.ESCAPE);
    until(() -> !node("modal", ModalPane.class).isDisplay());
    assertThat(node("go-overview", ToggleButton.class).isFocused()).isTrue();
  }

  @Test
  void aNumberLeadsToItsVotes(FxRobot robot) {
    filled(robot);
    robot.clickOn("#dislikes");
    until(() -> text("title").equals("Feedback") && shows("table"));
    until(() -> !node("table", TableView.class).getItems().isEmpty());
    assertThat(text("total")).isNotEmpty();
  }

  @Test
  void theWindowIsFoundAsItWasLeft(FxRobot robot) {
    filled(robot);
    robot.clickOn("#all").clickOn("#go-feedback");
    robot.interact(console::close);
    UiState left = new UiStateStore(folder).read();
    assertThat(left.window()).contains("all");
    assertThat(left.screen()).contains("FEEDBACK");
  }

  @Test
  void aReasonIsFiledUnderAnotherCodeByItsDigit(FxRobot robot) {
    filled(robot);
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
    until(() -> shows("reasons") && !node("reasons", TableView.class).getItems().isEmpty());
    int before = node("reasons", TableView.class).getItems().size();
    robot.interact(() -> node("reasons", TableView.class).getSelectionModel().select(0));
    robot.interact(() -> node("reasons", TableView.class).requestFocus());
    robot.type(KeyCode.DIGIT5);
    until(() -> !node("undo", Button.class).isDisabled());
    until(() -> node("reasons", TableView.class).getItems().size() == before - 1);
    robot.interact(() -> node("undo", Button.class).fire());
    until(() -> node("reasons", TableView.class).getItems().size() == before);
  }
}
