package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;

/** Keeps a filter of Feedback, and finds it again the next time. */
enum SavedViewWalk implements WalkScript {
  /** Keeps what is shown under a name, and leaves. */
  KEEP {
    @Override
    public void walk(WindowWalk walk) {
      open(walk);
      walk.click("#dislikes");
      walk.until("fewer votes", () -> walk.text("#total").equals(DISLIKES));
      walk.click("#views");
      walk.clickText("Keep this filter…");
      walk.until("a field", () -> walk.has("#dialog-name"));
      walk.type("complaints");
      walk.reached("a name for a view");
      walk.key(KeyCode.ENTER);
      walk.sees("\"complaints\"");
      walk.reached("a view is kept");
      walk.leave();
    }
  },

  /** Opens it after a restart, gives it another name, and deletes it. */
  USE {
    @Override
    public void walk(WindowWalk walk) {
      open(walk);
      walk.until("the filter of before", () -> walk.text("#total").equals(DISLIKES));
      walk.reached("the filter of before the restart");
      walk.click("#clear");
      walk.until("all votes", () -> !walk.has("#clear") && !walk.text("#total").equals(DISLIKES));
      walk.click("#views");
      walk.clickText("complaints");
      walk.until("fewer votes", () -> walk.text("#total").equals(DISLIKES));
      walk.reached("the view is shown");
      walk.click("#views");
      walk.clickText("Rename a view");
      walk.clickText("complaints");
      walk.until("a field", () -> walk.has("#dialog-name"));
      walk.reached("the name of a view can be changed");
      walk.type("unhappy");
      walk.key(KeyCode.ENTER);
      walk.click("#views");
      walk.sees("unhappy");
      assertThat(walk.texts()).doesNotContain("complaints");
      walk.reached("the view has another name");
      walk.clickText("Delete a view");
      walk.clickText("unhappy");
      walk.until("no menu", () -> !walk.texts().contains("Delete a view"));
      walk.click("#views");
      walk.sees("Keep this filter…");
      assertThat(walk.texts()).doesNotContain("unhappy", "Delete a view");
      walk.reached("no view is left");
      walk.key(KeyCode.ESCAPE);
      walk.leave();
    }
  };

  private static final String DISLIKES = "2,299 votes";

  private static void open(WindowWalk walk) {
    walk.untilOpen();
    walk.click("#all");
    walk.keys(KeyCode.CONTROL, KeyCode.DIGIT2);
    walk.until("votes", () -> walk.has("#views") && walk.text("#total").matches(".*[1-9].*"));
  }

  /** Arguments: a script, and those of a walk. */
  public static void main(String[] args) {
    WindowWalk.run(valueOf(args[0]), List.of(args).subList(1, args.length));
  }
}
