package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.SplitBar;
import dev.retune.ui.control.chart.VoteChart;
import dev.retune.ui.format.ValueFormatter;
import javafx.scene.control.Label;

/** The totals of the filtered votes; hidden until they are loaded. */
final class VoteTotalsPane {
  private final Texts texts;
  private final ValueFormatter formatter;
  private final Nodes nodes;

  /** The nodes that show totals. */
  record Nodes(
      Label total,
      Label likes,
      Label dislikes,
      Label ratio,
      SplitBar splitBar,
      VoteChart daily,
      Label noReasons) {}

  VoteTotalsPane(FeedbackViewModel model, Texts texts, ValueFormatter formatter, Nodes nodes) {
    this.texts = texts;
    this.formatter = formatter;
    this.nodes = nodes;
    model.figures().subscribe(now -> now.ifPresentOrElse(this::show, this::hide));
  }

  private void show(VoteSummary summary) {
    DislikeRatio ratio = summary.ratio();
    long likes = ratio.votes() - ratio.dislikes();
    nodes.total().setText(texts.get("ui.feedback.total", ratio.votes()));
    boolean none = ratio.votes() == 0;
    LabelStyles.setOptionalText(
        nodes.likes(), none ? "" : texts.get("ui.feedback.splitLikes", likes));
    LabelStyles.setOptionalText(
        nodes.dislikes(), none ? "" : texts.get("ui.feedback.splitDislikes", ratio.dislikes()));
    LabelStyles.setOptionalText(
        nodes.ratio(),
        none ? "" : texts.get("ui.feedback.splitRatio", formatter.percent(ratio.value())));
    nodes.splitBar().show(likes, ratio.dislikes());
    nodes.daily().setVisible(ratio.votes() > 0);
    LabelStyles.setOptionalText(nodes.noReasons(), noReasons(summary));
  }

  private void hide() {
    nodes.total().setText("");
    LabelStyles.setOptionalText(nodes.likes(), "");
    LabelStyles.setOptionalText(nodes.dislikes(), "");
    LabelStyles.setOptionalText(nodes.ratio(), "");
    nodes.splitBar().show(0, 0);
    nodes.daily().setVisible(false);
    LabelStyles.setOptionalText(nodes.noReasons(), "");
  }

  private String noReasons(VoteSummary summary) {
    if (!summary.reasons().isEmpty()) {
      return "";
    }
    return texts.get(
        summary.ratio().dislikes() == 0 ? "ui.feedback.noDislikes" : "ui.feedback.noReasons");
  }
}
