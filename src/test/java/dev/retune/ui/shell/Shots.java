package dev.retune.ui.shell;

import dev.retune.fault.Unavailable;
import dev.retune.ui.kit.CurrentThread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;

/** What is done on each screen before its pictures are taken, so that they show it at work. */
final class Shots {
  static final Sitting WELCOME = sitting(Screen.OVERVIEW, shot("welcome", hand -> {}));

  private Shots() {}

  /** Pictures taken of one window, one after the other. */
  record Sitting(Screen screen, List<Shot> shots) {}

  /** One picture, after a gesture. */
  record Shot(String name, Consumer<Hand> gesture) {}

  /** Does what a person would. */
  record Hand(Desk desk, CurrentThread runner) {

    private Node find(String where) {
      Node found = desk.root().lookup(where);
      if (found == null) {
        throw new IllegalStateException("there is no " + where);
      }
      return found;
    }

    void press(String where) {
      ((ButtonBase) find(where)).fire();
    }

    void tick(String where) {
      ((CheckBox) find(where)).setSelected(true);
    }

    void choose(String where, int row) {
      TableView<?> table = (TableView<?>) find(where);
      if (!table.getItems().isEmpty()) {
        table.getSelectionModel().select(row);
      }
    }
  }

  private static Sitting sitting(Screen screen, Shot... shots) {
    return new Sitting(screen, List.of(shots));
  }

  private static Shot shot(String name, Consumer<Hand> gesture) {
    return new Shot(name, gesture);
  }

  static List<Sitting> all() {
    List<Sitting> all = new ArrayList<>();
    all.add(sitting(Screen.OVERVIEW, shot("overview", hand -> {}), shot("lost", Shots::lost)));
    all.add(sitting(Screen.OVERVIEW, shot("palette", hand -> hand.desk().palette())));
    all.add(sitting(Screen.OVERVIEW, shot("keys", hand -> hand.desk().keys())));
    all.add(sitting(Screen.FEEDBACK, shot("feedback", Shots::feedback)));
    all.add(
        sitting(
            Screen.REVIEW,
            shot("review", Shots::review),
            shot("agreement", hand -> hand.press("#agreement"))));
    all.add(sitting(Screen.REASONS, shot("reasons", hand -> hand.choose("#reasons", 2))));
    all.add(
        sitting(
            Screen.RETRAIN,
            shot("compare", Shots::compare),
            shot("causes", hand -> hand.press("#showCauses")),
            shot("schedule", hand -> hand.press("#showSchedule")),
            shot("retrain", Shots::retrain),
            shot("promote", hand -> hand.press(".table-row-cell .row-action"))));
    all.add(sitting(Screen.REPORT, shot("report", hand -> {})));
    all.add(sitting(Screen.SETTINGS, shot("settings", hand -> hand.press("#section-trigger"))));
    return all;
  }

  private static void lost(Hand hand) {
    hand.desk().model().notices().failed(new Unavailable("db.refused", "db.example.com:5432/chat"));
  }

  private static void feedback(Hand hand) {
    hand.press("#dislikes");
    hand.choose("#table", 1);
  }

  private static void review(Hand hand) {
    hand.press("#do-verdict-WRONG");
    hand.press("#code-1");
    hand.press("#do-copy");
  }

  private static void compare(Hand hand) {
    hand.press("#showCompare");
    hand.press("#compare");
    hand.choose("#comparePane #questions", 0);
  }

  private static void retrain(Hand hand) {
    hand.press("#showVersions");
    hand.tick("#force");
    hand.press("#run");
  }
}
