package dev.retune.ui.control.chart;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The days that a chart shows: all, or those that a person has drawn the mouse over. */
final class DayZoom {
  // less is a click with an unsteady hand
  private static final double LEAST_DRAG = 6;

  private final DayChart chart;
  private final Rectangle brush = DayChart.styled(new Rectangle(), "chart-brush");
  private final Button showAll = new Button();
  private Optional<DayRange> whole = Optional.empty();
  private Optional<DayRange> range = Optional.empty();
  private OptionalDouble pressedAt = OptionalDouble.empty();

  DayZoom(DayChart chart) {
    this.chart = chart;
    brush.setManaged(false);
    brush.setVisible(false);
    showAll.setGraphic(new FontIcon(Feather.MINIMIZE_2));
    showAll.getStyleClass().addAll("row-action", "chart-all");
    showAll.setManaged(false);
    showAll.setVisible(false);
    showAll.setFocusTraversable(false);
    showAll.setOnAction(event -> reset());
    chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    chart.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
  }

  /** Names the button that shows all days. */
  void name(String text) {
    showAll.setText(text);
    showAll.setAccessibleText(text);
  }

  Rectangle brush() {
    return brush;
  }

  Button showAll() {
    return showAll;
  }

  /** Sets all days of the data; other data are shown whole. */
  void whole(DayRange all) {
    if (!whole.equals(Optional.of(all))) {
      whole = Optional.of(all);
      range = Optional.empty();
      showAll.setVisible(false);
    }
  }

  /** Returns whether a day is shown. */
  boolean shows(LocalDate day) {
    return range.map(days -> days.contains(day)).orElse(true);
  }

  /** Shows the days around one closer. */
  void closer(LocalDate around) {
    whole.ifPresent(all -> set(range.orElse(all).half(around, all)));
  }

  /** Shows more days. */
  void wider() {
    whole.ifPresent(all -> range.ifPresent(now -> set(now.twice(all))));
  }

  /** Shows all days; returns whether only some were shown. */
  boolean reset() {
    boolean zoomed = range.isPresent();
    if (zoomed) {
      range = Optional.empty();
      showAll.setVisible(false);
      chart.render();
    }
    return zoomed;
  }

  /** Shows some days, unless none of them has votes. */
  private void set(DayRange wanted) {
    if (whole.equals(Optional.of(wanted))) {
      reset();
    } else if (chart.hasDays(wanted)) {
      range = Optional.of(wanted);
      showAll.setVisible(true);
      chart.render();
    }
  }

  private void pressed(MouseEvent event) {
    pressedAt =
        event.getButton() == MouseButton.PRIMARY && whole.isPresent()
            ? OptionalDouble.of(event.getSceneX())
            : OptionalDouble.empty();
  }

  private boolean isDrag(MouseEvent event) {
    return pressedAt.isPresent()
        && Math.abs(event.getSceneX() - pressedAt.getAsDouble()) >= LEAST_DRAG;
  }

  private void dragged(MouseEvent event) {
    brush.setVisible(isDrag(event));
    if (brush.isVisible()) {
      double one = chart.sceneToLocal(new Point2D(pressedAt.getAsDouble(), 0)).getX();
      double other = chart.sceneToLocal(new Point2D(event.getSceneX(), 0)).getX();
      brush.setX(Math.min(one, other));
      brush.setWidth(Math.abs(other - one));
      brush.setHeight(chart.plotFoot());
    }
  }

  private void released(MouseEvent event) {
    brush.setVisible(false);
    if (isDrag(event)) {
      LocalDate one = chart.dayAt(pressedAt.getAsDouble(), event.getSceneY());
      LocalDate other = chart.dayAt(event.getSceneX(), event.getSceneY());
      whole.ifPresent(all -> set(DayRange.between(one, other).within(all)));
    }
    pressedAt = OptionalDouble.empty();
  }
}
