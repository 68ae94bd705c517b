package dev.retune.ui.overview;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.control.chart.TrendChart;
import dev.retune.ui.format.ValueFormatter;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** The trend of the dislike ratio with its marks and their keys. */
final class TrendCard {
  private final OverviewViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;
  private final Nodes nodes;

  /** The nodes of the card. */
  record Nodes(
      TrendChart chart,
      Label none,
      Node ratioKey,
      Node intervalKey,
      Node thresholdKey,
      Node changeKey,
      Node reportKey,
      Node triggerKey) {}

  TrendCard(OverviewViewModel model, Texts texts, ValueFormatter formatter, Nodes nodes) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
    this.nodes = nodes;
    nodes.chart().onOpen(model::openDay);
    nodes.chart().speak(texts);
    explain(nodes.ratioKey(), "ratio", texts);
    explain(nodes.intervalKey(), "interval", texts);
    explain(nodes.changeKey(), "change", texts);
    explain(nodes.reportKey(), "report", texts);
    explain(nodes.triggerKey(), "trigger", texts);
  }

  private static void explain(Node key, String name, Texts texts) {
    Tooltips.on(key, texts.get("ui.overview.keyHint." + name));
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
    marks.key(nodes.triggerKey(), TimelineEvent.Kind.TRIGGER);
    Tooltips.on(
        nodes.thresholdKey(),
        texts.get("ui.overview.keyHint.threshold", formatter.percent(threshold)));
  }
}
