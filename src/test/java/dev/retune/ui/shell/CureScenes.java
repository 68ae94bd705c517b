package dev.retune.ui.shell;

import dev.retune.common.progress.TaskProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TextField;

/** Cures and the report of them: retraining, publishing, knowledge, prompts. */
final class CureScenes {
  private CureScenes() {}

  /** Over the lived-in sample, in this order: a run changes what is live. */
  static List<Sitting> all() {
    List<Sitting> all = new ArrayList<>();
    all.add(
        Sitting.of(
            ScreenId.RETRAIN,
            Sitting.shot("compare", CureScenes::compare),
            Sitting.shot("causes", hand -> hand.press("#showCauses")),
            Sitting.shot("schedule", hand -> hand.press("#showSchedule")),
            Sitting.shot("publish", hand -> hand.press("#showPublish")),
            Sitting.dialog("publish-ask", hand -> hand.press("#rollbackTarget"))));
    all.add(
        Sitting.of(
            ScreenId.RETRAIN,
            Sitting.shot("publish-form", hand -> publishForm(hand, 4)),
            Sitting.shot("publish-form-folder", hand -> publishForm(hand, 5)),
            Sitting.shot("publish-running", CureScenes::publishing)));
    all.add(
        Sitting.of(
            ScreenId.RETRAIN,
            Sitting.shot("retrain", CureScenes::retrain),
            Sitting.dialog("promote", hand -> hand.press(".table-row-cell .row-action"))));
    all.add(
        Sitting.of(
            ScreenId.IMPROVE,
            Sitting.shot("improve", hand -> {}),
            Sitting.shot("knowledge", hand -> hand.press("#showKnowledge")),
            Sitting.shot("knowledge-gaps", CureScenes::assignGap)));
    all.add(
        Sitting.of(
            ScreenId.REPORT,
            Sitting.shot("report", hand -> {}),
            Sitting.shot("report-slack-dark", hand -> hand.press("#slackDark")),
            Sitting.dialog("weeks", hand -> hand.press("#compareWeeks"))));
    all.add(Sitting.of(ScreenId.REPORT, Sitting.dialog("report-send", CureScenes::send)));
    all.add(
        Sitting.of(
            ScreenId.IMPROVE,
            Sitting.shot("prompts", hand -> hand.press("#showPrompts")),
            Sitting.shot("prompts-compare", hand -> hand.press("#compare"))));
    return all;
  }

  private static void compare(SceneHand hand) {
    hand.press("#showCompare");
    hand.press("#compare");
    hand.layout();
    hand.choose("#comparePane #questions", 0);
  }

  private static void publishForm(SceneHand hand, int row) {
    hand.press("#showPublish");
    hand.choose("#targets", row);
    hand.press("#editTarget");
  }

  private static void publishing(SceneHand hand) {
    hand.press("#closeForm");
    hand.runner().holdNextAt(new TaskProgress("stage.publish", 240, 400, Duration.ofSeconds(3)));
    hand.press("#publishTarget");
  }

  private static void retrain(SceneHand hand) {
    hand.press("#showVersions");
    hand.tick("#force");
    hand.press("#run");
  }

  private static void assignGap(SceneHand hand) {
    hand.press("#showKnowledge");
    hand.press("#byTopic");
    hand.press("#assign");
  }

  private static void send(SceneHand hand) {
    ((TextField) hand.find("#channel")).setText("C0123456789");
    hand.press("#send");
  }
}
