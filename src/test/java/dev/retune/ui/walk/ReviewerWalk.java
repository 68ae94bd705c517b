package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;

/** What a reviewer uses on the second day, by keys alone. */
enum ReviewerWalk implements WalkScript {
  /** Second opinion, timer, history, statistics, templates, size of texts. */
  TOOLS {
    @Override
    public void walk(WindowWalk walk) {
      open(walk);
      walk.key(KeyCode.O);
      walk.until("a second opinion is wanted", () -> walk.has("#flag"));
      walk.key(KeyCode.O);
      walk.until("it is not wanted any more", () -> !walk.has("#flag"));
      String time = walk.text("#timer");
      assertThat(time).matches("\\d+:\\d\\d");
      walk.key(KeyCode.T);
      walk.until("no timer", () -> walk.text("#timer").isEmpty() || !walk.has("#timer"));
      walk.key(KeyCode.T);
      walk.until("the timer", () -> walk.has("#timer") && !walk.text("#timer").isEmpty());
      walk.key(KeyCode.H);
      walk.sees("What happened to this answer");
      walk.reached("the history of an answer");
      walk.key(KeyCode.ESCAPE);
      walk.until("no history", () -> !walk.texts().contains("What happened to this answer"));
      walk.key(KeyCode.P);
      walk.until("statistics", () -> walk.has("#review-goal"));
      walk.reached("the own statistics");
      walk.key(KeyCode.ESCAPE);
      walk.until("no statistics", () -> !walk.texts().contains("Your last 14 days"));
      walk.key(KeyCode.N);
      walk.type("please check the source");
      walk.keys(KeyCode.SHIFT, KeyCode.TAB);
      walk.until(
          "the templates",
          () -> walk.has("#noteTemplates") && walk.node("#noteTemplates").isFocused());
      walk.key(KeyCode.SPACE);
      walk.sees("Keep this text as a template");
      walk.reached("the menu of templates");
      walk.key(KeyCode.DOWN);
      walk.key(KeyCode.ENTER);
      walk.until("the menu has gone", () -> !walk.texts().contains("Delete a template"));
      walk.reached("a text is kept as a template");
      double before = walk.node("#remaining").getLayoutBounds().getHeight();
      // a key that is held for long is repeated by the display, so no steps are counted
      walk.keys(KeyCode.CONTROL, KeyCode.EQUALS);
      walk.until(
          "larger text", () -> walk.node("#remaining").getLayoutBounds().getHeight() > before);
      walk.reached("larger text");
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT0);
      walk.until(
          "usual text", () -> walk.node("#remaining").getLayoutBounds().getHeight() == before);
      walk.keys(KeyCode.CONTROL, KeyCode.MINUS);
      walk.until(
          "smaller text", () -> walk.node("#remaining").getLayoutBounds().getHeight() < before);
      walk.leave();
    }
  },

  /** Several answers at once, and those that are alike. */
  MANY {
    @Override
    public void walk(WindowWalk walk) {
      walk.untilOpen();
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT5);
      walk.until("topics", () -> !walk.texts("#topics .table-row-cell").isEmpty());
      walk.reached("topics");
      open(walk);
      walk.widen(1000);
      walk.key(KeyCode.Q);
      walk.sees("The queue has room beside the answer in a wider window.");
      walk.widen(1440);
      walk.until("the queue", () -> walk.has("#review-queue"));
      walk.key(KeyCode.Q);
      walk.until("the queue has the keys", () -> walk.has("#review-queue:focused"));
      for (int i = 0; i < 2; i++) {
        walk.keys(KeyCode.SHIFT, KeyCode.DOWN);
      }
      walk.reached("three answers are selected");
      walk.key(KeyCode.ESCAPE);
      walk.key(KeyCode.F);
      walk.keysOf(KeyCode.ENTER, KeyCode.CONTROL, KeyCode.SHIFT);
      walk.until("the question", () -> walk.has("#dialog-yes"));
      walk.reached("several answers are to be judged together");
      // Cancel has the focus
      walk.key(KeyCode.TAB);
      walk.key(KeyCode.ENTER);
      walk.until("three decided", () -> walk.text("#today").startsWith("3 "));
      walk.reached("three answers are decided");
      walk.until("the next answer", () -> walk.has("#do-save"));
      walk.key(KeyCode.W);
      walk.key(KeyCode.DIGIT1);
      walk.key(KeyCode.L);
      walk.seesMatch("\\d+ answers of one topic");
      walk.reached("answers that are alike");
      walk.key(KeyCode.TAB);
      walk.key(KeyCode.TAB);
      walk.key(KeyCode.ENTER);
      walk.seesMatch("\\d+ answers decided alike\\.");
      walk.reached("answers of one topic are decided");
      walk.keys(KeyCode.CONTROL, KeyCode.Z);
      walk.until("all taken back", () -> walk.text("#today").startsWith("3 "));
      walk.leave();
    }
  };

  private static void open(WindowWalk walk) {
    walk.untilOpen();
    walk.keys(KeyCode.CONTROL, KeyCode.DIGIT3);
    walk.until("an answer", () -> walk.has("#do-save"));
  }

  /** Arguments: a script, and those of a walk. */
  public static void main(String[] args) {
    WindowWalk.run(valueOf(args[0]), List.of(args).subList(1, args.length));
  }
}
