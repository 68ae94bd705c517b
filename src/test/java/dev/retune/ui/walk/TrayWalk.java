package dev.retune.ui.walk;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/** Closes a window whose schedule is to go on. */
enum TrayWalk implements WalkScript {
  /** The icon in the tray keeps the schedule, opens the window again, and ends the program. */
  KEEPS {
    @Override
    public void walk(WindowWalk walk) {
      walk.untilOpen();
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT9);
      walk.click("#section-general");
      walk.clickText(STAY);
      walk.click("#save");
      walk.until("the icon", walk::hasTrayIcon);
      walk.reached("an icon in the tray");
      Stage stage = walk.stage();
      walk.closeWindow();
      walk.until("no window", walk::isClosed);
      // what was not seen yet is counted in the title
      walk.until("a run without a window", () -> stage.getTitle().startsWith("("));
      walk.reached("the window is closed and the icon is there");
      walk.chooseInTray(0);
      walk.until("the window", () -> !walk.isClosed());
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT6);
      walk.click("#showSchedule");
      walk.seesMatch("Done .*");
      walk.reached("the schedule went on");
      walk.closeWindow();
      walk.until("no window", walk::isClosed);
      walk.quitInTray();
    }
  },

  /** Without a tray, closing the window ends the program. */
  ENDS {
    @Override
    public void walk(WindowWalk walk) {
      walk.untilOpen();
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT9);
      walk.click("#section-general");
      walk.sees("This desktop has no tray that programs can use.");
      walk.reached("there is no tray");
      walk.leave();
    }
  };

  private static final String STAY =
      "Stay in the tray when the window is closed, and run the schedule";

  /** Arguments: a script, and those of a walk. */
  public static void main(String[] args) {
    WindowWalk.run(valueOf(args[0]), List.of(args).subList(1, args.length));
  }
}
