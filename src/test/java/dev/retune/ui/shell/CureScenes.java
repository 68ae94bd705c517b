package dev.retune.ui.shell;

import dev.retune.common.progress.TaskProgress;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TextField;

/** Cures and the report of them: retraining, publishing, knowledge, prompts. */
final class CureScenes {
  /** The tabs of Improve in a workspace without votes. */
  static final ScreenshotSession EMPTY =
      ScreenshotSession.of(
          ScreenId.IMPROVE,
          ScreenshotSession.screenshot("empty-knowledge", user -> user.press("#showKnowledge")),
          ScreenshotSession.screenshot("empty-prompts", user -> user.press("#showPrompts")));

  private CureScenes() {}

  /** Over the lived-in sample, in this order: a run changes what is live. */
  static List<ScreenshotSession> all() {
    return List.of(
        ScreenshotSession.of(
            ScreenId.RETRAIN,
            ScreenshotSession.screenshot("compare", CureScenes::compare),
            ScreenshotSession.screenshot("causes", user -> user.press("#showCauses")),
            ScreenshotSession.screenshot("schedule", user -> user.press("#showSchedule")),
            ScreenshotSession.screenshot("publish", user -> user.press("#showPublish")),
            ScreenshotSession.dialog("publish-ask", user -> user.press("#rollbackTarget"))),
        ScreenshotSession.of(
            ScreenId.RETRAIN,
            ScreenshotSession.screenshot("publish-form", user -> publishForm(user, 4)),
            ScreenshotSession.screenshot("publish-form-folder", user -> publishForm(user, 5)),
            ScreenshotSession.screenshot("publish-running", CureScenes::publishing)),
        ScreenshotSession.of(
            ScreenId.RETRAIN,
            ScreenshotSession.screenshot("retrain", CureScenes::retrain),
            ScreenshotSession.dialog("promote", user -> user.press(".table-row-cell .row-action"))),
        ScreenshotSession.of(
            ScreenId.IMPROVE,
            ScreenshotSession.screenshot("improve", user -> {}),
            ScreenshotSession.screenshot("knowledge", user -> user.press("#showKnowledge")),
            ScreenshotSession.screenshot("knowledge-gaps", CureScenes::assignGap)),
        ScreenshotSession.of(
            ScreenId.REPORT,
            ScreenshotSession.screenshot("report", user -> {}),
            ScreenshotSession.screenshot("report-slack-dark", user -> user.press("#slackDark")),
            ScreenshotSession.dialog("weeks", user -> user.press("#compareWeeks"))),
        ScreenshotSession.of(
            ScreenId.REPORT, ScreenshotSession.dialog("report-send", CureScenes::send)),
        ScreenshotSession.of(
            ScreenId.IMPROVE,
            ScreenshotSession.screenshot("prompts", user -> user.press("#showPrompts")),
            ScreenshotSession.screenshot("prompts-compare", user -> user.press("#compare"))));
  }

  private static void compare(SceneActions user) {
    user.press("#showCompare");
    user.press("#compare");
    user.layout();
    user.choose("#comparePane #questions", 0);
  }

  private static void publishForm(SceneActions user, int row) {
    user.press("#showPublish");
    user.choose("#targets", row);
    user.press("#editTarget");
  }

  private static void publishing(SceneActions user) {
    user.press("#closeForm");
    user.runner().holdNextAt(new TaskProgress("stage.publish", 240, 400, Duration.ofSeconds(3)));
    user.press("#publishTarget");
  }

  private static void retrain(SceneActions user) {
    user.press("#showVersions");
    user.tick("#force");
    user.press("#run");
  }

  private static void assignGap(SceneActions user) {
    user.press("#showKnowledge");
    user.press("#byTopic");
    user.press("#assign");
  }

  private static void send(SceneActions user) {
    ((TextField) user.find("#channel")).setText("C0123456789");
    user.press("#send");
  }
}
