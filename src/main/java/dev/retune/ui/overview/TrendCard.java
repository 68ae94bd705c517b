package dev.retune.ui.overview;

import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.TrendChart;
import dev.retune.ui.format.ValueFormatter;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** The trend of the dislike ratio with its marks and their keys. */
final class TrendCard {
  private final OverviewViewModel model;
  private final ValueFormatter formatter;
  private final Nodes nodes;

  /** The nodes of the card. */
  record Nodes(TrendChart chart, Label none, Node changeKey, Node reportKey) {}

  TrendCard(OverviewViewModel model, ValueFormatter formatter, Nodes nodes) {
    this.model = model;
    this.formatter = formatter;
    this.nodes = nodes;
    nodes.chart().onOpen(model::openDay);
  }

  void show(OverviewState.Trend now, double threshold) {
    TrendMarkFactory marks = new TrendMarkFactory(now.marks(), model::open);
    nodes
        .chart()
        .show(
            now.days().stream()
                .map(d -> new TrendChart.Point(d.day(), d.ratio(), d.low(), d.high(), d.said()))
                .toList(),
            marks.chartMarks(),
            threshold,
            formatter::day,
            formatter::roundPercent);
    nodes.chart().setVisible(now.none().isEmpty());
    LabelStyles.setOptionalText(nodes.none(), now.none());
    marks.key(nodes.changeKey(), TimelineEvent.Kind.PROMOTE, TimelineEvent.Kind.ROLLBACK);
    marks.key(nodes.reportKey(), TimelineEvent.Kind.REPORT);
  }
}
