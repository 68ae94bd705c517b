package dev.retune.ui.control.chart;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.KeyAction;
import dev.retune.ui.control.NodeKeys;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.MouseButton;

/** Tracks the day under the mouse or chosen with the arrow keys; click or Enter opens it. */
final class DaySelection {
  private final DayChart chart;
  private final DayZoom zoom;
  private List<LocalDate> days = List.of();
  private OptionalInt chosen = OptionalInt.empty();
  private Consumer<LocalDate> opened = day -> {};

  DaySelection(DayChart chart, DayZoom zoom) {
    this.chart = chart;
    this.zoom = zoom;
    chart.setFocusTraversable(true);
    chart.setAccessibleRole(AccessibleRole.TEXT);
    chart.setOnMouseMoved(
        event -> choose(days.indexOf(chart.dayAt(event.getSceneX(), event.getSceneY()))));
    chart.setOnMouseExited(event -> choose(-1));
    chart.setOnMouseClicked(
        event -> {
          // a drag has chosen days to show
          if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            open();
          }
        });
    chart.focusedProperty().subscribe(on -> choose(on ? last() : -1));
  }

  /** Installs the keys, with their names in the user's language. */
  void speak(Texts texts) {
    NodeKeys.on(
        chart,
        texts.get("ui.keys.charts"),
        List.of(
            key(texts, "before", () -> step(-1), KeyCode.LEFT),
            key(texts, "after", () -> step(1), KeyCode.RIGHT),
            key(texts, "first", () -> go(0), KeyCode.HOME),
            key(texts, "last", () -> go(last()), KeyCode.END),
            key(texts, "open", this::open, KeyCode.ENTER, KeyCode.SPACE),
            key(
                texts,
                "closer",
                () -> {
                  chosenDay().ifPresent(zoom::closer);
                  return true;
                },
                KeyCode.PLUS,
                KeyCode.EQUALS,
                KeyCode.ADD),
            key(
                texts,
                "wider",
                () -> {
                  zoom.wider();
                  return true;
                },
                KeyCode.MINUS,
                KeyCode.SUBTRACT),
            key(texts, "all", zoom::reset, KeyCode.ESCAPE)));
  }

  private KeyAction key(Texts texts, String name, BooleanSupplier run, KeyCode... keys) {
    return new KeyAction(
        Stream.of(keys).map(KeyCodeCombination::new).toList(),
        texts.get("ui.keys.charts." + name),
        () -> chart.isFocused() && !days.isEmpty() && run.getAsBoolean());
  }

  /** Sets the handler for opening a day. */
  void onOpen(Consumer<LocalDate> taker) {
    opened = taker;
  }

  /** Replaces the selectable days and clears the selection. */
  void setDays(List<LocalDate> shown) {
    days = List.copyOf(shown);
    chosen = OptionalInt.empty();
  }

  /** Returns the index of the selected day. */
  OptionalInt chosen() {
    return chosen;
  }

  private Optional<LocalDate> chosenDay() {
    return days.isEmpty() ? Optional.empty() : Optional.of(days.get(chosen.orElse(last())));
  }

  /** Selects a day by its index; a negative index clears the selection. */
  private void choose(int index) {
    OptionalInt day = index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    if (!day.equals(chosen)) {
      chosen = day;
      chart.redraw();
    }
  }

  private boolean step(int days) {
    return go(chosen.orElse(last()) + days);
  }

  private boolean go(int index) {
    choose(Math.clamp(index, 0, last()));
    return true;
  }

  private int last() {
    return days.size() - 1;
  }

  private boolean open() {
    chosen.ifPresent(i -> opened.accept(days.get(i)));
    return true;
  }
}
