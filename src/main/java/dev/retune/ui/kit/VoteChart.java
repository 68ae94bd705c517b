package dev.retune.ui.kit;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.Rectangle;

/** Likes and dislikes by day: one bar a day, dislikes at the foot. */
public final class VoteChart extends DayChart {
  private List<Bar> bars = List.of();

  /**
   * One day.
   *
   * @param said what the day's tooltip says
   */
  public record Bar(LocalDate day, long likes, long dislikes, String said) {}

  /** Shows days in order. */
  public void show(
      List<Bar> shown, Function<LocalDate, String> dayLabel, Function<Double, String> valueLabel) {
    bars = List.copyOf(shown);
    if (bars.isEmpty()) {
      requestChartLayout();
      return;
    }
    double highest = bars.stream().mapToLong(b -> b.likes() + b.dislikes()).max().orElse(0);
    double step = step(Math.max(1, highest) / 3);
    scale(
        bars.getFirst().day(),
        bars.getLast().day(),
        Math.max(1, Math.ceil(highest / step)) * step,
        step,
        dayLabel,
        valueLabel);
  }

  /** The smallest of 1, 2, 5, 10, 20, 50, ... that is not below {@code least}. */
  static double step(double least) {
    double power = Math.max(1, Math.pow(10, Math.floor(Math.log10(Math.max(1, least)))));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  @Override
  protected void layoutPlotChildren() {
    getPlotChildren().clear();
    bars.stream().flatMap(this::drawn).forEach(getPlotChildren()::add);
    dressed();
  }

  private Stream<Node> drawn(Bar bar) {
    double wide = Math.clamp(dayWidth() * 0.68, 1, 34);
    double left = x(bar.day()) - wide / 2;
    double split = y((double) bar.dislikes());
    Rectangle dislikes = new Rectangle(left, split, wide, y(0) - split);
    dislikes.getStyleClass().setAll("bar-dislike");
    double top = y((double) (bar.likes() + bar.dislikes()));
    Rectangle likes = new Rectangle(left, top, wide, Math.max(0, split - top - 1));
    likes.getStyleClass().setAll("bar-like");
    Rectangle strip = new Rectangle(x(bar.day()) - dayWidth() / 2, 0, dayWidth(), y(0));
    strip.getStyleClass().setAll("day-strip");
    Tooltip told = new Tooltip(bar.said());
    told.setShowDelay(javafx.util.Duration.millis(80));
    Tooltip.install(strip, told);
    dislikes.setMouseTransparent(true);
    likes.setMouseTransparent(true);
    return Stream.of(dislikes, likes, strip);
  }
}
