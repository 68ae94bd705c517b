package dev.retune.ui.control.chart;

import dev.retune.ui.control.ClickBehavior;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.javafx.FontIcon;

/** A chart mark: a vertical line with an icon at the top. */
final class ChartMarkPin {
  private static final double SIZE = 22;

  private final ChartMark mark;
  private final Line line = new Line();
  private final StackPane head;

  ChartMarkPin(ChartMark mark) {
    this.mark = mark;
    line.getStyleClass().setAll("chart-mark-line", mark.style());
    line.setMouseTransparent(true);
    FontIcon icon = new FontIcon(mark.icon());
    head = new StackPane(icon);
    head.getStyleClass().setAll("chart-mark", mark.style());
    ClickBehavior.on(head, mark.said(), mark.open());
  }

  double moment() {
    return mark.moment();
  }

  Line line() {
    return line;
  }

  StackPane head() {
    return head;
  }

  /**
   * Places the mark at {@code x}, its icon on the given level below the top, its line down to
   * {@code foot}.
   */
  void place(double x, double width, int place, double foot) {
    double left = Math.clamp(x - SIZE / 2, 0, Math.max(0, width - SIZE));
    head.resizeRelocate(left, place * (SIZE + 2), SIZE, SIZE);
    line.setStartX(x);
    line.setEndX(x);
    line.setStartY(place * (SIZE + 2) + SIZE);
    line.setEndY(foot);
  }

  /** Returns whether two icons would overlap. */
  static boolean near(double one, double other) {
    return Math.abs(one - other) < SIZE + 2;
  }
}
