package dev.retune.bench;

import dev.retune.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.stage.Window;

/**
 * A console of a team, opened without a display: somebody judges answers, and looks at the other
 * screens in between, until a file appears. Says how many judgements were saved.
 */
final class TeamConsole {
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final int LOOKED_AT = 10;
  private static final int SETTLING = 5;

  private TeamConsole() {}

  /** Arguments: the home, the database, the file that ends it, and the file for the number. */
  public static void main(String[] args) throws Exception {
    Path end = Path.of(args[2]);
    Thread.ofPlatform()
        .daemon()
        .start(() -> Launcher.main(new String[] {"--home", args[0], "--database", args[1]}));
    WindowDriver.until(() -> !Window.getWindows().isEmpty());
    WindowDriver.press("go-review");
    int saved = 0;
    for (int turn = 1; !Files.exists(end); turn++) {
      saved += judge() ? 1 : 0;
      if (turn % LOOKED_AT == 0) {
        for (String screen : new String[] {"overview", "feedback", "topics", "retrain", "review"}) {
          WindowDriver.press("go-" + screen);
          pause();
        }
      }
      pause();
    }
    // the last judgement is on its way
    for (int i = 0; i < SETTLING; i++) {
      pause();
    }
    Files.writeString(Path.of(args[3]), String.valueOf(saved));
    Runtime.getRuntime().halt(0);
  }

  private static boolean judge() {
    return WindowDriver.onWindow(
        () -> {
          if (WindowDriver.find("do-verdict-FINE") instanceof ToggleButton fine
              && WindowDriver.find("do-save") instanceof Button save
              && !fine.isDisabled()
              && !((ButtonBase) save).isDisabled()) {
            fine.fire();
            save.fire();
            return true;
          }
          return false;
        });
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN.toMillis()));
  }
}
