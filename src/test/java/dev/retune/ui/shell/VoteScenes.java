package dev.retune.ui.shell;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.TaskProgress;
import dev.retune.ui.task.NoticeList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Votes and what is made of them: overview, feedback, review, reasons, topics. */
final class VoteScenes {
  static final Sitting HELD =
      Sitting.of(
          ScreenId.OVERVIEW,
          Sitting.shot("quarantine-line", hand -> {}),
          Sitting.shot("held", VoteScenes::held),
          Sitting.dialog("quarantine-ask", hand -> hand.press(".quarantine-discard")));

  static final Sitting LAST = Sitting.of(ScreenId.OVERVIEW, Sitting.shot("last", hand -> {}));

  static final Sitting WELCOME = Sitting.of(ScreenId.OVERVIEW, Sitting.shot("welcome", hand -> {}));

  private VoteScenes() {}

  /** Over the lived-in sample, in this order: Topics computes what a dialog of Review shows. */
  static List<Sitting> all() {
    List<Sitting> all = new ArrayList<>();
    all.add(
        Sitting.of(
            ScreenId.OVERVIEW,
            Sitting.shot("overview", VoteScenes::hideSteps),
            Sitting.shot("lost", VoteScenes::lost)));
    all.add(Sitting.of(ScreenId.OVERVIEW, Sitting.shot("tasks", VoteScenes::busy)));
    all.add(
        Sitting.of(
            ScreenId.OVERVIEW, Sitting.dialog("palette", hand -> hand.mainWindow().palette())));
    all.add(
        Sitting.of(ScreenId.OVERVIEW, Sitting.dialog("keys", hand -> hand.mainWindow().keys())));
    all.add(
        Sitting.of(
            ScreenId.OVERVIEW, Sitting.dialog("segments", hand -> hand.mainWindow().segments())));
    all.add(
        Sitting.of(
            ScreenId.REVIEW,
            Sitting.dialog("help", hand -> hand.mainWindow().help()),
            Sitting.dialog("help-table", hand -> hand.press("#guide-SETTINGS")),
            Sitting.dialog("help-search", VoteScenes::searchGuides)));
    all.add(
        Sitting.of(ScreenId.OVERVIEW, Sitting.dialog("about", hand -> hand.mainWindow().about())));
    all.add(Sitting.of(ScreenId.FEEDBACK, Sitting.shot("feedback", VoteScenes::feedback)));
    all.add(
        Sitting.opened(ScreenId.FEEDBACK, Sitting.shot("filters", hand -> hand.press("#more"))));
    all.add(
        Sitting.of(
            ScreenId.REVIEW,
            Sitting.shot("review", VoteScenes::review),
            Sitting.dialog("agreement", hand -> hand.press("#agreement"))));
    all.add(
        Sitting.of(
            ScreenId.REVIEW,
            Sitting.shot("flag", hand -> hand.press("#do-flag")),
            Sitting.dialog("history", hand -> hand.press("#do-history"))));
    all.add(
        Sitting.of(
            ScreenId.REVIEW, Sitting.dialog("statistics", hand -> hand.press("#do-statistics"))));
    all.add(
        Sitting.opened(
            ScreenId.FEEDBACK,
            Sitting.shot("views", hand -> ((MenuButton) hand.find("#views")).show())));
    all.add(
        Sitting.of(ScreenId.REASONS, Sitting.shot("reasons", hand -> hand.choose("#reasons", 2))));
    all.add(Sitting.of(ScreenId.TOPICS, Sitting.shot("topics", hand -> hand.choose("#topics", 0))));
    // the screen Topics computes them
    all.add(Sitting.of(ScreenId.TOPICS, Sitting.dialog("alike", VoteScenes::alike)));
    return all;
  }

  private static void hideSteps(SceneHand hand) {
    hand.press("#hide-steps");
    NoticeList notices = hand.mainWindow().model().notices();
    List.copyOf(notices.shown()).forEach(notices::close);
  }

  private static void lost(SceneHand hand) {
    hand.mainWindow()
        .model()
        .notices()
        .failed(new UnavailableException("persistence.refused", "db.example.com:5432/chat"));
  }

  private static void busy(SceneHand hand) {
    hand.runner()
        .shows(
            hand.texts().get("ui.task.retrain"),
            new TaskProgress("stage.embed", 4_120, 9_800, Duration.ofSeconds(31)));
    hand.runner()
        .shows(
            hand.texts().get("ui.feedback.exporting"),
            new TaskProgress("stage.export", 250_000, 1_000_000, Duration.ofSeconds(4)));
  }

  private static void held(SceneHand hand) {
    Event.fireEvent(
        hand.find("#held"),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
  }

  private static void searchGuides(SceneHand hand) {
    ((TextField) hand.find("#help-query")).setText("threshold");
  }

  private static void feedback(SceneHand hand) {
    hand.press("#dislikes");
    hand.choose("#table", 1);
  }

  private static void review(SceneHand hand) {
    judge(hand);
    hand.press("#do-copy");
  }

  /** Judges anew; the draft of the scene before had a corrected answer for one question. */
  static void judge(SceneHand hand) {
    hand.press("#do-discard");
    hand.press("#do-verdict-WRONG");
    hand.press("#code-1");
  }

  private static void alike(SceneHand hand) {
    hand.press("#go-review");
    hand.layout();
    judge(hand);
    hand.press("#do-alike");
  }
}
