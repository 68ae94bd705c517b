package dev.retune.ui.shell;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.TaskProgress;
import dev.retune.ui.task.NoticeList;
import java.time.Duration;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Votes and what is made of them: overview, feedback, review, reasons, topics. */
final class VoteScenes {
  static final ScreenshotSession HELD =
      ScreenshotSession.of(
          ScreenId.OVERVIEW,
          ScreenshotSession.screenshot("quarantine-line", user -> {}),
          ScreenshotSession.screenshot("held", VoteScenes::held),
          ScreenshotSession.dialog("quarantine-ask", user -> user.press(".quarantine-discard")));

  static final ScreenshotSession LAST =
      ScreenshotSession.of(ScreenId.OVERVIEW, ScreenshotSession.screenshot("last", user -> {}));

  static final ScreenshotSession WELCOME =
      ScreenshotSession.of(ScreenId.OVERVIEW, ScreenshotSession.screenshot("welcome", user -> {}));

  private VoteScenes() {}

  /** Over the lived-in sample, in this order: Topics computes what a dialog of Review shows. */
  static List<ScreenshotSession> all() {
    return List.of(
        ScreenshotSession.of(
            ScreenId.OVERVIEW,
            ScreenshotSession.screenshot("overview", VoteScenes::hideSteps),
            ScreenshotSession.screenshot("lost", VoteScenes::lost)),
        ScreenshotSession.of(
            ScreenId.OVERVIEW, ScreenshotSession.screenshot("tasks", VoteScenes::busy)),
        ScreenshotSession.of(
            ScreenId.OVERVIEW,
            ScreenshotSession.dialog("palette", user -> user.mainWindow().palette())),
        ScreenshotSession.of(
            ScreenId.OVERVIEW, ScreenshotSession.dialog("keys", user -> user.mainWindow().keys())),
        ScreenshotSession.of(
            ScreenId.OVERVIEW,
            ScreenshotSession.dialog("segments", user -> user.mainWindow().segments())),
        ScreenshotSession.of(
            ScreenId.REVIEW,
            ScreenshotSession.dialog("help", user -> user.mainWindow().help()),
            ScreenshotSession.dialog("help-table", user -> user.press("#guide-SETTINGS")),
            ScreenshotSession.dialog("help-search", VoteScenes::searchGuides)),
        ScreenshotSession.of(
            ScreenId.OVERVIEW,
            ScreenshotSession.dialog("about", user -> user.mainWindow().about())),
        ScreenshotSession.of(
            ScreenId.FEEDBACK, ScreenshotSession.screenshot("feedback", VoteScenes::feedback)),
        ScreenshotSession.opened(
            ScreenId.FEEDBACK,
            ScreenshotSession.screenshot("filters", user -> user.press("#more"))),
        ScreenshotSession.of(
            ScreenId.REVIEW,
            ScreenshotSession.screenshot("review", VoteScenes::review),
            ScreenshotSession.dialog("agreement", user -> user.press("#agreement"))),
        ScreenshotSession.of(
            ScreenId.REVIEW,
            ScreenshotSession.screenshot("flag", user -> user.press("#do-flag")),
            ScreenshotSession.dialog("history", user -> user.press("#do-history"))),
        ScreenshotSession.of(
            ScreenId.REVIEW,
            ScreenshotSession.dialog("statistics", user -> user.press("#do-statistics"))),
        ScreenshotSession.opened(
            ScreenId.FEEDBACK,
            ScreenshotSession.screenshot(
                "views", user -> ((MenuButton) user.find("#views")).show())),
        ScreenshotSession.of(
            ScreenId.REASONS,
            ScreenshotSession.screenshot("reasons", user -> user.choose("#reasons", 2))),
        ScreenshotSession.of(
            ScreenId.TOPICS,
            ScreenshotSession.screenshot("topics", user -> user.choose("#topics", 0))),
        // the screen Topics computes them

        ScreenshotSession.of(
            ScreenId.TOPICS, ScreenshotSession.dialog("alike", VoteScenes::alike)));
  }

  private static void hideSteps(SceneActions user) {
    user.press("#hide-steps");
    NoticeList notices = user.mainWindow().model().notices();
    List.copyOf(notices.shown()).forEach(notices::close);
  }

  private static void lost(SceneActions user) {
    user.mainWindow()
        .model()
        .notices()
        .failed(new UnavailableException("persistence.refused", "db.example.com:5432/chat"));
  }

  private static void busy(SceneActions user) {
    user.runner()
        .shows(
            user.texts().get("ui.task.retrain"),
            new TaskProgress("stage.embed", 4_120, 9_800, Duration.ofSeconds(31)));
    user.runner()
        .shows(
            user.texts().get("ui.feedback.exporting"),
            new TaskProgress("stage.export", 250_000, 1_000_000, Duration.ofSeconds(4)));
  }

  private static void held(SceneActions user) {
    Event.fireEvent(
        user.find("#held"),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
  }

  private static void searchGuides(SceneActions user) {
    ((TextField) user.find("#help-query")).setText("threshold");
  }

  private static void feedback(SceneActions user) {
    user.press("#dislikes");
    user.choose("#table", 1);
  }

  private static void review(SceneActions user) {
    judge(user);
    user.press("#do-copy");
  }

  /** Judges anew; the draft of the scene before had a corrected answer for one question. */
  static void judge(SceneActions user) {
    user.press("#do-discard");
    user.press("#do-verdict-WRONG");
    user.press("#code-1");
  }

  private static void alike(SceneActions user) {
    user.press("#go-review");
    user.layout();
    judge(user);
    user.press("#do-alike");
  }
}
