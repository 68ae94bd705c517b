package dev.retune.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;
import dev.retune.ui.task.DirectTaskRunner;
import dev.retune.ui.task.NoticeList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The actions on each screen before its screenshots are taken. */
final class ScreenshotScenes {
  static final Sitting HELD =
      sitting(
          ScreenId.OVERVIEW,
          shot("quarantine-line", hand -> {}),
          shot("held", ScreenshotScenes::held),
          dialog("quarantine-ask", hand -> hand.press(".quarantine-discard")));

  /** The page of models over a hub; a download is stopped half way, and one fails at its end. */
  static final List<Sitting> MODELS =
      List.of(
          sitting(
              ScreenId.SETTINGS,
              shot("models", hand -> hand.press("#section-model")),
              shot("models-search", ScreenshotScenes::searchModels),
              shot("models-ask", ScreenshotScenes::askForModel),
              shot("models-running", ScreenshotScenes::download)),
          sitting(ScreenId.SETTINGS, shot("models-failed", ScreenshotScenes::failToInstall)));

  /** The comparison of the installed models. */
  static final Sitting COMPARED =
      sitting(
          ScreenId.SETTINGS,
          shot("models-compared", ScreenshotScenes::compareModels),
          dialog("models-remove", hand -> hand.press(".model-remove")));

  /** The offer of a model where the documents are Korean. */
  static final List<Sitting> OFFER =
      List.of(
          sitting(ScreenId.OVERVIEW, shot("offer", hand -> hand.runner().passTime())),
          sitting(ScreenId.RETRAIN, shot("offer-retrain", hand -> hand.runner().passTime())));

  static final Sitting OFFER_WELCOME =
      sitting(ScreenId.OVERVIEW, shot("offer-welcome", hand -> hand.runner().passTime()));
  static final Sitting LAST = sitting(ScreenId.OVERVIEW, shot("last", hand -> {}));
  static final Sitting WELCOME = sitting(ScreenId.OVERVIEW, shot("welcome", hand -> {}));

  private ScreenshotScenes() {}

  /**
   * Scenes that share one window.
   *
   * @param opened whether the window is shown, which pop-ups require
   */
  record Sitting(ScreenId screen, List<Shot> shots, boolean opened) {}

  /** One screenshot, taken after an action. */
  record Shot(String name, Consumer<Hand> gesture) {}

  /** Acts as a user. */
  record Hand(MainWindow mainWindow, DirectTaskRunner runner, Texts texts) {

    Node find(String where) {
      Node found = mainWindow.root().lookup(where);
      if (found == null) {
        throw new IllegalStateException("there is no " + where);
      }
      return found;
    }

    void press(String where) {
      ButtonBase button = (ButtonBase) find(where);
      if (button.isDisabled()) {
        throw new IllegalStateException(where + " cannot be pressed");
      }
      button.fire();
    }

    // some parts of what was opened are made only when it is drawn
    void layout() {
      mainWindow.root().getScene().snapshot(null);
    }

    /** Scrolls the open page of the settings down. */
    void bottom() {
      layout();
      ((ScrollPane) find("#page")).setVvalue(1);
    }

    /** Scrolls the open page of the settings to a node. */
    void reveal(String where) {
      bottom();
      ScrollPane page = (ScrollPane) find("#page");
      Node content = page.getContent();
      double top = content.sceneToLocal(find(where).localToScene(0, 0)).getY() - 80;
      double hidden = content.getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
      page.setVvalue(Math.clamp(top / hidden, 0, 1));
    }

    void tick(String where) {
      ((CheckBox) find(where)).setSelected(true);
    }

    void choose(String where, int row) {
      TableView<?> table = (TableView<?>) find(where);
      if (table.getItems().size() <= row) {
        throw new IllegalStateException(where + " has no row " + row);
      }
      table.getSelectionModel().clearAndSelect(row);
    }
  }

  private static Sitting sitting(ScreenId screen, Shot... shots) {
    return new Sitting(screen, List.of(shots), false);
  }

  private static void assignGap(Hand hand) {
    hand.press("#showKnowledge");
    hand.press("#byTopic");
    hand.press("#assign");
  }

  private static void alike(Hand hand) {
    hand.press("#go-review");
    hand.layout();
    judge(hand);
    hand.press("#do-alike");
  }

  /** Judges anew; the draft of the scene before had a corrected answer for one question. */
  static void judge(Hand hand) {
    hand.press("#do-discard");
    hand.press("#do-verdict-WRONG");
    hand.press("#code-1");
  }

  private static Shot shot(String name, Consumer<Hand> gesture) {
    return new Shot(name, gesture);
  }

  /** A screenshot with an open dialog, without which it fails. */
  static Shot dialog(String name, Consumer<Hand> gesture) {
    return new Shot(
        name,
        hand -> {
          gesture.accept(hand);
          if (!((ModalPane) hand.find("#modal")).isDisplay()) {
            throw new IllegalStateException("no dialog is open");
          }
        });
  }

  static List<Sitting> all() {
    List<Sitting> all = new ArrayList<>();
    all.add(
        sitting(
            ScreenId.OVERVIEW,
            shot("overview", ScreenshotScenes::hideSteps),
            shot("lost", ScreenshotScenes::lost)));
    all.add(sitting(ScreenId.OVERVIEW, shot("tasks", ScreenshotScenes::busy)));
    all.add(sitting(ScreenId.OVERVIEW, dialog("palette", hand -> hand.mainWindow().palette())));
    all.add(sitting(ScreenId.OVERVIEW, dialog("keys", hand -> hand.mainWindow().keys())));
    all.add(sitting(ScreenId.OVERVIEW, dialog("segments", hand -> hand.mainWindow().segments())));
    all.add(
        sitting(
            ScreenId.REVIEW,
            dialog("help", hand -> hand.mainWindow().help()),
            dialog("help-table", hand -> hand.press("#guide-SETTINGS")),
            dialog("help-search", ScreenshotScenes::searchGuides)));
    all.add(sitting(ScreenId.OVERVIEW, dialog("about", hand -> hand.mainWindow().about())));
    all.add(sitting(ScreenId.FEEDBACK, shot("feedback", ScreenshotScenes::feedback)));
    all.add(
        new Sitting(
            ScreenId.FEEDBACK, List.of(shot("filters", hand -> hand.press("#more"))), true));
    all.add(
        sitting(
            ScreenId.REVIEW,
            shot("review", ScreenshotScenes::review),
            dialog("agreement", hand -> hand.press("#agreement"))));
    all.add(
        sitting(
            ScreenId.REVIEW,
            shot("flag", hand -> hand.press("#do-flag")),
            dialog("history", hand -> hand.press("#do-history"))));
    all.add(sitting(ScreenId.REVIEW, dialog("statistics", hand -> hand.press("#do-statistics"))));
    all.add(
        new Sitting(
            ScreenId.FEEDBACK,
            List.of(shot("views", hand -> ((MenuButton) hand.find("#views")).show())),
            true));
    all.add(sitting(ScreenId.REASONS, shot("reasons", hand -> hand.choose("#reasons", 2))));
    all.add(sitting(ScreenId.TOPICS, shot("topics", hand -> hand.choose("#topics", 0))));
    // the screen Topics computes them
    all.add(sitting(ScreenId.TOPICS, dialog("alike", ScreenshotScenes::alike)));
    all.add(
        sitting(
            ScreenId.RETRAIN,
            shot("compare", ScreenshotScenes::compare),
            shot("causes", hand -> hand.press("#showCauses")),
            shot("schedule", hand -> hand.press("#showSchedule")),
            shot("publish", hand -> hand.press("#showPublish")),
            dialog("publish-ask", hand -> hand.press("#rollbackTarget"))));
    all.add(
        sitting(
            ScreenId.RETRAIN,
            shot("publish-form", hand -> publishForm(hand, 4)),
            shot("publish-form-folder", hand -> publishForm(hand, 5)),
            shot("publish-running", ScreenshotScenes::publishing)));
    all.add(
        sitting(
            ScreenId.RETRAIN,
            shot("retrain", ScreenshotScenes::retrain),
            dialog("promote", hand -> hand.press(".table-row-cell .row-action"))));
    all.add(
        sitting(
            ScreenId.IMPROVE,
            shot("improve", hand -> {}),
            shot("knowledge", hand -> hand.press("#showKnowledge")),
            shot("knowledge-gaps", ScreenshotScenes::assignGap)));
    all.add(
        sitting(
            ScreenId.REPORT,
            shot("report", hand -> {}),
            shot("report-slack-dark", hand -> hand.press("#slackDark")),
            dialog("weeks", hand -> hand.press("#compareWeeks"))));
    all.add(sitting(ScreenId.REPORT, dialog("report-send", ScreenshotScenes::send)));
    all.add(
        sitting(
            ScreenId.IMPROVE,
            shot("prompts", hand -> hand.press("#showPrompts")),
            shot("prompts-compare", hand -> hand.press("#compare"))));
    all.add(sitting(ScreenId.SETTINGS, shot("endpoint", hand -> hand.press("#section-endpoint"))));
    all.add(sitting(ScreenId.SETTINGS, shot("settings", hand -> hand.press("#section-trigger"))));
    all.add(
        sitting(
            ScreenId.SETTINGS,
            shot("connect", hand -> hand.mainWindow().screens().openSources(List.of())),
            shot("sources", ScreenshotScenes::sources),
            shot("mapping", ScreenshotScenes::mapping)));
    all.addAll(DialogScenes.lived());
    return all;
  }

  /** The names of all scenes. */
  static Stream<String> names() {
    Stream<Sitting> sittings =
        Stream.of(
                all(),
                unvoted(),
                OFFER,
                MODELS,
                DialogScenes.fixed(),
                List.of(HELD, COMPARED, OFFER_WELCOME, LAST, WELCOME))
            .flatMap(List::stream);
    return Stream.concat(
        Stream.of(StartupErrorScene.NAME),
        sittings.flatMap(sitting -> sitting.shots().stream()).map(Shot::name));
  }

  /** All screens of a workspace without votes. */
  static List<Sitting> unvoted() {
    return Stream.of(ScreenId.values())
        .map(screen -> sitting(screen, shot("empty-" + screen.id(), hand -> {})))
        .toList();
  }

  private static void hideSteps(Hand hand) {
    hand.press("#hide-steps");
    NoticeList notices = hand.mainWindow().model().notices();
    List.copyOf(notices.shown()).forEach(notices::close);
  }

  private static void searchGuides(Hand hand) {
    ((TextField) hand.find("#help-query")).setText("threshold");
  }

  private static void searchModels(Hand hand) {
    hand.press("#section-model");
    ((TextField) hand.find("#model-words")).setText("multilingual");
    hand.press("#search-models");
    hand.reveal("#model-words");
  }

  private static void askForModel(Hand hand) {
    searchModels(hand);
    hand.press(".model-add");
  }

  private static void compareModels(Hand hand) {
    hand.press("#section-model");
    hand.press("#compare-models");
    hand.bottom();
  }

  private static void download(Hand hand) {
    hand.runner()
        .holdNextAt(
            TaskProgress.ofBytes(
                "stage.download", 53_400_000, 135_300_000, Duration.ofSeconds(16), 1_200_000));
    hand.press("#install");
  }

  private static void failToInstall(Hand hand) {
    hand.press("#section-model");
    ((TextField) hand.find("#model-words")).setText("example/damaged-e5-ko");
    hand.press("#add-named-model");
    hand.press("#install");
    hand.bottom();
  }

  private static void sources(Hand hand) {
    Path file = ExportSpecimen.openWebUi(Path.of("target", "feedback-history-export.json"));
    hand.mainWindow().screens().openSources(List.of(file));
  }

  private static void mapping(Hand hand) {
    Path file = Path.of("target", "stars.csv");
    hand.mainWindow().screens().openSources(List.of(ExportSpecimen.stars(file)));
    hand.bottom();
  }

  private static void send(Hand hand) {
    ((TextField) hand.find("#channel")).setText("C0123456789");
    hand.press("#send");
  }

  private static void busy(Hand hand) {
    hand.runner()
        .shows(
            hand.texts().get("ui.task.retrain"),
            new TaskProgress("stage.embed", 4_120, 9_800, Duration.ofSeconds(31)));
    hand.runner()
        .shows(
            hand.texts().get("ui.feedback.exporting"),
            new TaskProgress("stage.export", 250_000, 1_000_000, Duration.ofSeconds(4)));
  }

  private static void held(Hand hand) {
    Event.fireEvent(
        hand.find("#held"),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
  }

  private static void lost(Hand hand) {
    hand.mainWindow()
        .model()
        .notices()
        .failed(new UnavailableException("persistence.refused", "db.example.com:5432/chat"));
  }

  private static void feedback(Hand hand) {
    hand.press("#dislikes");
    hand.choose("#table", 1);
  }

  private static void review(Hand hand) {
    judge(hand);
    hand.press("#do-copy");
  }

  private static void compare(Hand hand) {
    hand.press("#showCompare");
    hand.press("#compare");
    hand.choose("#comparePane #questions", 0);
  }

  private static void publishForm(Hand hand, int row) {
    hand.press("#showPublish");
    hand.choose("#targets", row);
    hand.press("#editTarget");
  }

  private static void publishing(Hand hand) {
    hand.press("#closeForm");
    hand.runner().holdNextAt(new TaskProgress("stage.publish", 240, 400, Duration.ofSeconds(3)));
    hand.press("#publishTarget");
  }

  private static void retrain(Hand hand) {
    hand.press("#showVersions");
    hand.tick("#force");
    hand.press("#run");
  }
}
