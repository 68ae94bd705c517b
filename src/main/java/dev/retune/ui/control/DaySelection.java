package dev.retune.ui.control;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** Tracks the day under the mouse or chosen with the arrow keys; click or Enter opens it. */
final class DaySelection {
  private final DayChart chart;
  private List<LocalDate> days = List.of();
  private OptionalInt chosen = OptionalInt.empty();
  private Consumer<LocalDate> opened = day -> {};

  DaySelection(DayChart chart) {
    this.chart = chart;
    chart.setFocusTraversable(true);
    chart.setAccessibleRole(AccessibleRole.TEXT);
    chart.setOnMouseMoved(
        event -> choose(days.indexOf(chart.dayAt(event.getSceneX(), event.getSceneY()))));
    chart.setOnMouseExited(event -> choose(-1));
    chart.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            open();
          }
        });
    chart.setOnKeyPressed(this::pressed);
    chart.focusedProperty().subscribe(on -> choose(on ? last() : -1));
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

  /** Selects a day by its index; a negative index clears the selection. */
  private void choose(int index) {
    OptionalInt day = index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    if (!day.equals(chosen)) {
      chosen = day;
      chart.redraw();
    }
  }

  private int last() {
    return days.size() - 1;
  }

  private void open() {
    chosen.ifPresent(i -> opened.accept(days.get(i)));
  }

  private void pressed(KeyEvent event) {
    if (!chart.equals(event.getTarget()) || days.isEmpty()) {
      return;
    }
    int now = chosen.orElse(days.size() - 1);
    switch (event.getCode()) {
      case LEFT -> choose(Math.max(0, now - 1));
      case RIGHT -> choose(Math.min(last(), now + 1));
      case HOME -> choose(0);
      case END -> choose(last());
      case ENTER, SPACE -> open();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
