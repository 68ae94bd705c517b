package dev.retune.ui.kit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** A ratio by day with the band of its interval, against the threshold. */
public final class TrendChart extends DayChart {
  private List<Point> points = List.of();
  private double threshold;

  /**
   * One day that has votes; fractions from 0 to 1.
   *
   * @param low lower end of its interval
   * @param high upper end
   * @param said what the day's tooltip says
   */
  public record Point(LocalDate day, double value, double low, double high, String said) {}

  /** Shows days in order. */
  public void show(
      List<Point> shown,
      double limit,
      Function<LocalDate, String> dayLabel,
      Function<Double, String> valueLabel) {
    points = List.copyOf(shown);
    threshold = limit;
    if (points.isEmpty()) {
      requestChartLayout();
      return;
    }
    double highest = points.stream().mapToDouble(Point::high).reduce(threshold + 0.05, Math::max);
    double most = Math.min(1, Math.ceil(highest * 5) / 5);
    scale(
        points.getFirst().day(),
        points.getLast().day(),
        most,
        most > 0.6 ? 0.2 : 0.1,
        dayLabel,
        valueLabel);
  }

  @Override
  protected void layoutPlotChildren() {
    getPlotChildren().clear();
    if (points.isEmpty()) {
      return;
    }
    List<double[]> edge = new ArrayList<>();
    points.forEach(p -> edge.add(new double[] {x(p.day()), y(p.high())}));
    points.reversed().forEach(p -> edge.add(new double[] {x(p.day()), y(p.low())}));
    Path band = line(edge, "trend-band");
    band.getElements().add(new ClosePath());
    List<double[]> middle =
        points.stream().map(p -> new double[] {x(p.day()), y(p.value())}).toList();
    Path path = line(middle, "trend-line");
    if (points.size() == 1) {
      path.getElements().add(new LineTo(middle.getFirst()[0] + 0.1, middle.getFirst()[1]));
    }
    getPlotChildren().addAll(band, level(threshold, "trend-threshold"), path);
    points.forEach(p -> getPlotChildren().addAll(spot(p).toList()));
    dressed();
  }

  /** A dot on the line, and a strip the height of the chart that tells of the day. */
  private Stream<javafx.scene.Node> spot(Point p) {
    Circle dot = new Circle(x(p.day()), y(p.value()), 2.5);
    dot.getStyleClass().setAll("trend-dot");
    dot.setMouseTransparent(true);
    dot.setVisible(points.size() <= 45);
    double wide = dayWidth();
    Rectangle strip = new Rectangle(x(p.day()) - wide / 2, 0, wide, y(0));
    strip.getStyleClass().setAll("day-strip");
    Tooltip told = new Tooltip(p.said());
    told.setShowDelay(javafx.util.Duration.millis(80));
    Tooltip.install(strip, told);
    return Stream.of(dot, strip);
  }
}
