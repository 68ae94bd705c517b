package dev.retune.ui.clustering;

import dev.retune.clustering.model.TopicSummary.WeekCount;
import dev.retune.ui.control.Tooltips;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The dislikes of the last weeks as small bars. */
final class WeekBars extends HBox {
  private static final int WEEKS = 8;
  private static final double HEIGHT = 20;
  private static final double WIDTH = 7;

  /**
   * Draws the weeks in order.
   *
   * @param said a week and its dislikes in words
   */
  WeekBars(List<WeekCount> weeks, Function<WeekCount, String> said) {
    super(2);
    setAlignment(Pos.BOTTOM_LEFT);
    getStyleClass().add("week-bars");
    List<WeekCount> last = weeks.subList(Math.max(0, weeks.size() - WEEKS), weeks.size());
    int most = last.stream().mapToInt(WeekCount::dislikes).max().orElse(1);
    for (WeekCount week : last) {
      Region bar = new Region();
      bar.getStyleClass().add("week-bar");
      double height = Math.max(1, HEIGHT * week.dislikes() / Math.max(1, most));
      bar.setMinSize(WIDTH, height);
      bar.setMaxSize(WIDTH, height);
      getChildren().add(bar);
    }
    String all = last.stream().map(said).collect(Collectors.joining("\n"));
    setAccessibleText(all);
    Tooltips.on(this, all);
  }
}
