package dev.retune.ui.control.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;

/**
 * Stacked daily bars with dislikes at the bottom. Days are selected by mouse or arrow keys and
 * opened by click or Enter.
 */
public final class VoteChart extends DayChart {
  private Content content = new Content(List.of(), day -> "", value -> "");
  private List<Bar> bars = List.of();

  /**
   * One day.
   *
   * @param said the text shown when the day is selected
   */
  public record Bar(LocalDate day, long likes, long dislikes, String said) {}

  private record Content(
      List<Bar> days, Function<LocalDate, String> dayLabel, Function<Double, String> valueLabel) {}

  /** Shows days in order. */
  public void show(
      List<Bar> shown, Function<LocalDate, String> dayLabel, Function<Double, String> valueLabel) {
    content = new Content(List.copyOf(shown), dayLabel, valueLabel);
    if (!shown.isEmpty()) {
      zoom().whole(new DayRange(shown.getFirst().day(), shown.getLast().day()));
    }
    render();
  }

  @Override
  boolean hasDays(DayRange range) {
    return content.days().stream().anyMatch(bar -> range.contains(bar.day()));
  }

  @Override
  void render() {
    bars = content.days().stream().filter(bar -> zoom().shows(bar.day())).toList();
    choice().setDays(bars.stream().map(Bar::day).toList());
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
        content.dayLabel(),
        content.valueLabel());
  }

  /** Returns the smallest of 1, 2, 5, 10, 20, 50, ... that is at least {@code least}. */
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
    bars.stream().flatMap(this::nodes).forEach(getPlotChildren()::add);
    choice().chosen().ifPresent(i -> pick(bars.get(i)));
    applyStyles();
  }

  private Stream<Node> nodes(Bar bar) {
    double wide = Math.clamp(dayWidth() * 0.68, 1, 34);
    double left = x(bar.day()) - wide / 2;
    double split = y((double) bar.dislikes());
    double top = y((double) (bar.likes() + bar.dislikes()));
    return Stream.of(
        styled(new Rectangle(left, split, wide, y(0) - split), "bar-dislike"),
        styled(new Rectangle(left, top, wide, Math.max(0, split - top - 1)), "bar-like"));
  }

  private void pick(Bar bar) {
    Rectangle strip = new Rectangle(x(bar.day()) - dayWidth() / 2, 0, dayWidth(), y(0));
    Label bubble = styled(new Label(), "chart-bubble");
    getPlotChildren().addFirst(styled(strip, "day-chosen"));
    getPlotChildren().add(bubble);
    bubble.applyCss();
    showBubble(bubble, bar.said(), bar.day(), (double) (bar.likes() + bar.dislikes()));
  }
}
