package dev.retune.ui.shell;

import dev.retune.fault.Unavailable;
import dev.retune.text.Texts;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.work.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What is done on each screen before its pictures are taken, so that they show it at work. */
final class Shots {
  static final Sitting HELD =
      sitting(
          Screen.OVERVIEW,
          shot("held-line", hand -> {}),
          shot("held", Shots::held),
          shot("held-ask", hand -> hand.press(".held-discard")));
  static final Sitting LAST = sitting(Screen.OVERVIEW, shot("last", hand -> {}));
  static final Sitting WELCOME = sitting(Screen.OVERVIEW, shot("welcome", hand -> {}));

  private Shots() {}

  /**
   * Pictures taken of one window, one after the other.
   *
   * @param opened whether the window is shown, as what opens windows of its own needs it to be
   */
  record Sitting(Screen screen, List<Shot> shots, boolean opened) {}

  /** One picture, after a gesture. */
  record Shot(String name, Consumer<Hand> gesture) {}

  /** Does what a person would. */
  record Hand(Desk desk, CurrentThread runner, Texts texts) {

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
    return new Sitting(screen, List.of(shots), false);
  }

  private static Shot shot(String name, Consumer<Hand> gesture) {
    return new Shot(name, gesture);
  }

  static List<Sitting> all() {
    List<Sitting> all = new ArrayList<>();
    all.add(sitting(Screen.OVERVIEW, shot("overview", hand -> {}), shot("lost", Shots::lost)));
    all.add(sitting(Screen.OVERVIEW, shot("tasks", Shots::busy)));
    all.add(sitting(Screen.OVERVIEW, shot("palette", hand -> hand.desk().palette())));
    all.add(sitting(Screen.OVERVIEW, shot("keys", hand -> hand.desk().keys())));
    all.add(sitting(Screen.FEEDBACK, shot("feedback", Shots::feedback)));
    all.add(
        new Sitting(Screen.FEEDBACK, List.of(shot("filters", hand -> hand.press("#more"))), true));
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

  /** Every screen before anybody voted: no index, no report, nothing to review. */
  static List<Sitting> unvoted() {
    return Stream.of(Screen.values())
        .map(screen -> sitting(screen, shot("empty-" + screen.id(), hand -> {})))
        .toList();
  }

  private static void busy(Hand hand) {
    Texts texts = hand.texts();
    hand.runner()
        .shows(
            texts.get("ui.task.retrain"),
            new Progress("stage.embed", 4_120, 9_800, Duration.ofSeconds(31)));
    hand.runner()
        .shows(
            texts.get("ui.feedback.exporting"),
            new Progress("stage.export", 250_000, 1_000_000, Duration.ofSeconds(4)));
  }

  private static void held(Hand hand) {
    Event.fireEvent(
        hand.find("#held"),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
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
