package dev.retune.ui.clustering;

import dev.retune.clustering.model.TopicSummary.WeekCount;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The dislikes of the last weeks as small bars. */
final class WeekBars extends HBox {
  private static final int WEEKS = 8;
  private static final double HEIGHT = 20;
  private static final double WIDTH = 7;

  WeekBars(List<WeekCount> weeks) {
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
    setAccessibleText(
        String.join(" ", last.stream().map(week -> String.valueOf(week.dislikes())).toList()));
  }
}
