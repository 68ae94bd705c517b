package dev.retune.ui.overview;

import dev.retune.ui.control.chart.ChartMark;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Creates the trend marks of promotions, rollbacks and reports. */
record TrendMarkFactory(List<OverviewState.Mark> marks, Consumer<TimelineEvent.Kind> open) {

  List<ChartMark> chartMarks() {
    return marks.stream().map(this::marks).toList();
  }

  /** Adds a legend entry below the chart if the mark occurs. */
  void key(Node key, TimelineEvent.Kind... kinds) {
    boolean there = marks.stream().anyMatch(mark -> List.of(kinds).contains(mark.kind()));
    key.setVisible(there);
    key.setManaged(there);
  }

  private ChartMark marks(OverviewState.Mark mark) {
    return new ChartMark(
        mark.moment(),
        icon(mark.kind()),
        style(mark.kind()),
        mark.said(),
        () -> open.accept(mark.kind()));
  }

  private static String style(TimelineEvent.Kind kind) {
    return switch (kind) {
      case PROMOTE, ROLLBACK -> "change";
      case REPORT -> "report";
      case TRIGGER -> "trigger";
    };
  }

  private static Ikon icon(TimelineEvent.Kind kind) {
    return switch (kind) {
      case PROMOTE -> Feather.LAYERS;
      case ROLLBACK -> Feather.CORNER_UP_LEFT;
      case REPORT -> Feather.SEND;
      case TRIGGER -> Feather.BELL;
    };
  }
}
