package dev.retune.ui.review;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.decision.Verdict;
import dev.retune.ui.command.ShortcutSheet;
import dev.retune.ui.command.UiCommand;
import dev.retune.ui.review.ReviewViewModel.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The commands of this screen. Keys, buttons and the shortcut sheet are built from them. */
final class ReviewCommands {
  private static final Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
  private static final Modifier SHIFT = KeyCombination.SHIFT_DOWN;

  /** Number of codes with a key. */
  static final int KEYED = 10;

  private static final List<KeyCode> DIGITS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6,
          KeyCode.DIGIT7,
          KeyCode.DIGIT8,
          KeyCode.DIGIT9,
          KeyCode.DIGIT0);

  /** Actions that need the nodes. */
  interface ReviewActions {
    /** Focuses the corrected answer. */
    void toAnswer();

    /** Focuses the document search. */
    void toDocument();

    /** Focuses the note. */
    void toNote();

    /** Focuses the list of the queue, or hides it. */
    void toQueue();

    /** Scrolls the text by pages. */
    void scroll(double pages);
  }

  private final ReviewViewModel model;
  private final Texts texts;
  private final ReviewActions hands;
  private final ObservableBooleanValue ready;
  private final ObservableBooleanValue still;
  private final ObservableBooleanValue always = new SimpleBooleanProperty(true);

  ReviewCommands(ReviewViewModel model, Texts texts, ReviewActions hands) {
    this.model = model;
    this.texts = texts;
    this.hands = hands;
    this.ready = Bindings.createBooleanBinding(() -> is(State.READY), model.state());
    this.still =
        Bindings.createBooleanBinding(() -> is(State.READY) || is(State.EMPTY), model.state());
  }

  private boolean is(State state) {
    return model.state().get() == state;
  }

  /** Returns the commands in the groups of the sheet, with the current codes. */
  List<ShortcutSheet.Group> groups() {
    return List.of(
        new ShortcutSheet.Group(
            texts.get("ui.review.keys.go"),
            List.of(
                command("save", Feather.CHECK, ready, model.decision()::save, KeyCode.ENTER, CTRL),
                command("alike", Feather.LAYERS, ready, model.alike()::find, KeyCode.L),
                command("next", Feather.ARROW_RIGHT, ready, model::next, KeyCode.RIGHT),
                command("previous", Feather.ARROW_LEFT, ready, model::previous, KeyCode.LEFT),
                command("undo", Feather.CORNER_UP_LEFT, still, model::undo, KeyCode.Z, CTRL),
                command(
                    "redo", Feather.CORNER_UP_RIGHT, still, model::redo, KeyCode.Z, CTRL, SHIFT),
                command("queue", Feather.LIST, always, hands::toQueue, KeyCode.Q),
                command(
                    "statistics",
                    Feather.BAR_CHART_2,
                    always,
                    model.progress()::readStatistics,
                    KeyCode.P),
                command("timer", Feather.CLOCK, always, model.timer()::toggle, KeyCode.T),
                command("down", Feather.CHEVRON_DOWN, ready, () -> hands.scroll(0.8), KeyCode.DOWN),
                command("up", Feather.CHEVRON_UP, ready, () -> hands.scroll(-0.8), KeyCode.UP))),
        new ShortcutSheet.Group(
            texts.get("ui.review.keys.judge"),
            List.of(
                verdict(Verdict.WRONG, Feather.X, KeyCode.W),
                verdict(Verdict.FINE, Feather.CHECK, KeyCode.F),
                verdict(Verdict.UNCLEAR, Feather.HELP_CIRCLE, KeyCode.U),
                command("answer", Feather.EDIT_3, ready, hands::toAnswer, KeyCode.A),
                command("copy", Feather.COPY, ready, model.decision()::startFromAnswer, KeyCode.C),
                command("document", Feather.SEARCH, ready, hands::toDocument, KeyCode.D),
                command("note", Feather.FILE_TEXT, ready, hands::toNote, KeyCode.N),
                command("flag", Feather.FLAG, ready, model::toggleFlag, KeyCode.O),
                command("history", Feather.CLOCK, ready, model::readHistory, KeyCode.H),
                command(
                    "together",
                    Feather.LAYERS,
                    ready,
                    model::judgeTogether,
                    KeyCode.ENTER,
                    CTRL,
                    SHIFT),
                command(
                    "discard",
                    Feather.TRASH_2,
                    ready,
                    model.decision()::discard,
                    KeyCode.D,
                    CTRL))),
        new ShortcutSheet.Group(texts.get("ui.review.keys.codes"), codes()));
  }

  /** Returns all commands. */
  static List<UiCommand> all(List<ShortcutSheet.Group> groups) {
    return groups.stream().flatMap(group -> group.commands().stream()).toList();
  }

  /** Keys for the first ten codes, looked up when pressed because codes can change. */
  private List<UiCommand> codes() {
    return IntStream.range(0, KEYED)
        .mapToObj(
            i ->
                new UiCommand(
                    "do.code." + i,
                    i < model.decision().codes().size()
                        ? BuiltInReasonCodes.name(texts, model.decision().codes().get(i))
                        : texts.get("ui.review.noCode"),
                    Feather.TAG,
                    Optional.of(digit(i)),
                    ready,
                    () -> model.decision().chooseCode(i)))
        .toList();
  }

  /** Returns the key of the code at an index from 0 to 9. */
  static KeyCodeCombination digit(int index) {
    return new KeyCodeCombination(DIGITS.get(index));
  }

  private UiCommand verdict(Verdict verdict, Ikon icon, KeyCode key) {
    return new UiCommand(
        "do.verdict." + verdict,
        texts.get("ui.review.verdict." + verdict),
        icon,
        Optional.of(new KeyCodeCombination(key)),
        ready,
        () -> model.decision().choose(verdict));
  }

  private UiCommand command(
      String id,
      Ikon icon,
      ObservableBooleanValue enabled,
      Runnable action,
      KeyCode key,
      Modifier... modifiers) {
    return new UiCommand(
        "do." + id,
        texts.get("ui.review.do." + id),
        icon,
        Optional.of(new KeyCodeCombination(key, modifiers)),
        enabled,
        action);
  }
}
