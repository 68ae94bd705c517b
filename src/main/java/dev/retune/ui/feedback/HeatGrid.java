package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.KeyAction;
import dev.retune.ui.control.NodeKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * A heat map of 7 days by 24 hours. Arrow keys move between cells, and screen readers announce the
 * current cell.
 */
public final class HeatGrid extends Pane {
  /** Number of shades, including the one for zero. */
  public static final int SHADES = 6;

  private static final int DAYS = 7;
  private static final int HOURS = 24;
  private static final double NAME = 30;
  private static final double HOUR_LINE = 16;
  private static final double GAP = 2;
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final List<Region> cells = new ArrayList<>();
  private final List<Label> days = new ArrayList<>();
  private final List<Label> hours = new ArrayList<>();
  private final Tooltip told = new Tooltip();
  private List<Cell> shown = List.of();
  private IntConsumer opened = cell -> {};
  private int current;

  /**
   * One hour of the week.
   *
   * @param votes the count that sets the shade
   * @param said the tooltip and accessible text
   */
  public record Cell(long votes, String said) {}

  /** Creates an empty grid. */
  public HeatGrid() {
    getStyleClass().add("heat-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    told.setShowDelay(Duration.millis(80));
    for (int i = 0; i < DAYS * HOURS; i++) {
      cells.add(cell(i));
    }
    for (int i = 0; i < DAYS; i++) {
      days.add(axis("", Pos.CENTER_LEFT));
    }
    for (int hour = 0; hour < HOURS; hour += 6) {
      hours.add(axis("%02d".formatted(hour), Pos.TOP_LEFT));
    }
    getChildren().addAll(cells);
    getChildren().addAll(days);
    getChildren().addAll(hours);
    focusedProperty().subscribe((was, is) -> mark(current));
  }

  /** Installs the keys, with their names in the user's language. */
  void speak(Texts texts) {
    NodeKeys.on(
        this,
        texts.get("ui.feedback.keys.week"),
        List.of(
            KeyAction.of(texts.get("ui.feedback.keys.hourBefore"), () -> move(-1), KeyCode.LEFT),
            KeyAction.of(texts.get("ui.feedback.keys.hourAfter"), () -> move(1), KeyCode.RIGHT),
            KeyAction.of(texts.get("ui.feedback.keys.dayBefore"), () -> move(-HOURS), KeyCode.UP),
            KeyAction.of(texts.get("ui.feedback.keys.dayAfter"), () -> move(HOURS), KeyCode.DOWN),
            KeyAction.of(
                texts.get("ui.keys.charts.open"),
                () -> opened.accept(current),
                KeyCode.ENTER,
                KeyCode.SPACE)));
  }

  private static Label axis(String text, Pos where) {
    Label label = new Label(text);
    label.getStyleClass().add("heat-axis");
    label.setAlignment(where);
    return label;
  }

  private Region cell(int index) {
    Region cell = new Region();
    cell.getStyleClass().add("heat-cell");
    cell.setOnMouseEntered(event -> told.setText(text(index)));
    Tooltip.install(cell, told);
    cell.setOnMouseClicked(
        event -> {
          mark(index);
          opened.accept(index);
        });
    return cell;
  }

  /**
   * Shows a week that starts on Monday at 00:00.
   *
   * @param names the day names, Monday first
   */
  public void show(List<Cell> week, List<String> names, IntConsumer open) {
    shown = List.copyOf(week);
    opened = open;
    long most = week.stream().mapToLong(Cell::votes).max().orElse(0);
    for (int i = 0; i < cells.size(); i++) {
      Region cell = cells.get(i);
      cell.getStyleClass().setAll("heat-cell", "heat-" + shade(week.get(i).votes(), most));
    }
    for (int i = 0; i < DAYS; i++) {
      days.get(i).setText(names.get(i));
    }
    mark(current);
    requestLayout();
  }

  /** Returns the shade for a count: 0 for none, the last shade for the maximum. */
  static int shade(long votes, long most) {
    return votes == 0 ? 0 : Math.clamp(Math.ceilDiv(votes * (SHADES - 1), most), 1, SHADES - 1);
  }

  private String text(int index) {
    return index < shown.size() ? shown.get(index).said() : "";
  }

  private void mark(int index) {
    cells.get(current).pseudoClassStateChanged(CURRENT, false);
    current = index;
    cells.get(current).pseudoClassStateChanged(CURRENT, isFocused());
    setAccessibleText(text(index));
  }

  private void move(int cells) {
    int wanted = current + cells;
    if (wanted >= 0 && wanted < this.cells.size()) {
      mark(wanted);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return DAYS * 20 + HOUR_LINE;
  }

  @Override
  protected double computePrefWidth(double height) {
    return NAME + HOURS * 13;
  }

  @Override
  protected void layoutChildren() {
    double wide = (getWidth() - NAME) / HOURS;
    double high = (getHeight() - HOUR_LINE) / DAYS;
    IntStream.range(0, cells.size())
        .forEach(
            i ->
                cells
                    .get(i)
                    .resizeRelocate(
                        snapPositionX(NAME + i % HOURS * wide),
                        snapPositionY(Math.floorDiv(i, HOURS) * high),
                        snapSizeX(wide - GAP),
                        snapSizeY(high - GAP)));
    for (int i = 0; i < DAYS; i++) {
      layoutInArea(
          days.get(i), 0, i * high, NAME, high - GAP, 0, javafx.geometry.HPos.LEFT, VPos.CENTER);
    }
    for (int i = 0; i < hours.size(); i++) {
      hours.get(i).resizeRelocate(NAME + i * 6 * wide, DAYS * high, 6 * wide, HOUR_LINE);
    }
  }
}
