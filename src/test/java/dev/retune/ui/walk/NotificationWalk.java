package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;

/** A run that ends while the window is not in front. */
enum NotificationWalk implements WalkScript {
  /** The desktop shows messages. */
  TOLD,

  /** The desktop shows none, so the window's own corner does. */
  UNTOLD;

  @Override
  public void walk(WindowWalk walk) {
    walk.untilOpen();
    walk.keys(KeyCode.CONTROL, KeyCode.DIGIT6);
    walk.until("the forecast", () -> walk.has("#run") && !walk.text("#forecast").isEmpty());
    walk.click("#force");
    walk.click("#dryRun");
    walk.click("#run");
    walk.leaveToAnother();
    walk.until("the badge in the title", () -> walk.stage().getTitle().startsWith("(1) "));
    if (this == UNTOLD) {
      walk.until("a note in the corner", () -> walk.has(".notification-bar"));
    }
    walk.reached("the run has ended behind");
    assertThat(walk.has(".notification-bar")).isEqualTo(this == UNTOLD);
    walk.focus();
    walk.until("no badge", () -> !walk.stage().getTitle().startsWith("("));
    walk.leave();
  }

  /** Arguments: a script, and those of a walk. */
  public static void main(String[] args) {
    WindowWalk.run(valueOf(args[0]), List.of(args).subList(1, args.length));
  }
}
