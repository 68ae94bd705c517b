package dev.retune.ui.control.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/**
 * A daily ratio with its confidence band, the threshold and event marks. Days are selected by mouse
 * or arrow keys and opened by click or Enter.
 */
public final class TrendChart extends DayChart {
  // Above this number of days, dots would overlap.
  private static final int MOST_DOTS = 45;

  private final Path band = styled(new Path(), "trend-band");
  private final Path path = styled(new Path(), "trend-line");
  private final Line limit = styled(new Line(), "trend-threshold");
  private final Group dots = styled(new Group(), "trend-dots");
  private final Rectangle strip = styled(new Rectangle(), "day-chosen");
  private final Circle spot = styled(new Circle(4.5), "trend-dot");
  private final Label bubble = styled(new Label(), "chart-bubble");
  private Content content = new Content(List.of(), List.of(), 0, day -> "", value -> "");
  private List<Point> points = List.of();
  private List<ChartMarkPin> pins = List.of();
  private double threshold;

  /**
   * A day with votes; values are fractions from 0 to 1.
   *
   * @param low lower bound of the interval
   * @param high upper bound of the interval
   * @param said the text shown when the day is selected
   */
  public record Point(LocalDate day, double value, double low, double high, String said) {}

  private record Content(
      List<Point> days,
      List<ChartMark> marks,
      double threshold,
      Function<LocalDate, String> dayLabel,
      Function<Double, String> valueLabel) {}

  /** Shows days in order, and marks. */
  public void show(
      List<Point> shown,
      List<ChartMark> marks,
      double above,
      Function<LocalDate, String> dayLabel,
      Function<Double, String> valueLabel) {
    content = new Content(List.copyOf(shown), List.copyOf(marks), above, dayLabel, valueLabel);
    points = content.days();
    pins = points.isEmpty() ? List.of() : marks.stream().map(ChartMarkPin::new).toList();
    if (!points.isEmpty()) {
      zoom().whole(new DayRange(first(), latest()));
    }
    render();
  }

  @Override
  boolean hasDays(DayRange range) {
    return content.days().stream().anyMatch(point -> range.contains(point.day()));
  }

  @Override
  void render() {
    points = content.days().stream().filter(point -> zoom().shows(point.day())).toList();
    threshold = content.threshold();
    choice().setDays(points.stream().map(Point::day).toList());
    pins =
        points.isEmpty()
            ? List.of()
            : content.marks().stream()
                .map(ChartMarkPin::new)
                .filter(pin -> zoom().shows(day(pin)))
                .toList();
    draw();
    if (!points.isEmpty()) {
      double highest = points.stream().mapToDouble(Point::high).reduce(threshold + 0.05, Math::max);
      double most = Math.min(1, Math.ceil(highest * 5) / 5);
      scale(
          first(),
          latest(),
          most,
          most > 0.6 ? 0.2 : 0.1,
          content.dayLabel(),
          content.valueLabel());
    }
    requestChartLayout();
  }

  private LocalDate first() {
    LocalDate day = points.getFirst().day();
    return pins.isEmpty() ? day : earlier(day, day(pins.getFirst()));
  }

  private LocalDate latest() {
    LocalDate day = points.getLast().day();
    return pins.isEmpty() || day.isAfter(day(pins.getLast())) ? day : day(pins.getLast());
  }

  private static LocalDate day(ChartMarkPin pin) {
    return LocalDate.ofEpochDay((long) Math.floor(pin.moment()));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * Nodes are created once per data set, so that a mark keeps the focus when the layout changes.
   */
  private void draw() {
    dots.getChildren().clear();
    for (int i = 0; i < points.size() && points.size() <= MOST_DOTS; i++) {
      dots.getChildren().add(styled(new Circle(2.5), "trend-dot"));
    }
    List<Node> drawn = new ArrayList<>();
    if (!points.isEmpty()) {
      drawn.addAll(List.of(band, limit, strip, path, dots, spot));
      pins.forEach(pin -> drawn.addAll(List.of(pin.line(), pin.head())));
      drawn.add(bubble);
    }
    getPlotChildren().setAll(drawn);
  }

  @Override
  protected void layoutPlotChildren() {
    if (points.isEmpty()) {
      return;
    }
    List<double[]> edge = new ArrayList<>();
    points.forEach(p -> edge.add(new double[] {x(p.day()), y(p.high())}));
    points.reversed().forEach(p -> edge.add(new double[] {x(p.day()), y(p.low())}));
    through(band, edge);
    band.getElements().add(new ClosePath());
    through(path, points.stream().map(p -> new double[] {x(p.day()), y(p.value())}).toList());
    limit.setEndX(width());
    limit.setStartY(y(threshold));
    limit.setEndY(y(threshold));
    for (int i = 0; i < dots.getChildren().size(); i++) {
      put((Circle) dots.getChildren().get(i), points.get(i));
    }
    placeMarks();
    pick();
    applyStyles();
  }

  private static void through(Path path, List<double[]> points) {
    path.getElements().setAll(new MoveTo(points.getFirst()[0], points.getFirst()[1]));
    points.stream().skip(1).forEach(p -> path.getElements().add(new LineTo(p[0], p[1])));
  }

  private void put(Circle circle, Point at) {
    circle.setCenterX(x(at.day()));
    circle.setCenterY(y(at.value()));
  }

  /** Overlapping icons are placed on different levels. */
  private void placeMarks() {
    double before = Double.NEGATIVE_INFINITY;
    int place = 0;
    for (ChartMarkPin pin : pins) {
      double x = x(pin.moment());
      place = ChartMarkPin.near(before, x) ? (place + 1) % 3 : 0;
      pin.place(x, width(), place, y(0));
      before = x;
    }
  }

  /** Returns the node that highlights the selected day. */
  private void pick() {
    List.of(strip, spot, bubble).forEach(node -> node.setVisible(choice().chosen().isPresent()));
    choice()
        .chosen()
        .ifPresent(
            i -> {
              Point p = points.get(i);
              put(spot, p);
              strip.setX(x(p.day()) - dayWidth() / 2);
              strip.setWidth(dayWidth());
              strip.setHeight(y(0));
              showBubble(bubble, p.said(), p.day(), p.high());
            });
  }
}
