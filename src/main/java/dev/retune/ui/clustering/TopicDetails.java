package dev.retune.ui.clustering;

import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.clustering.model.TopicTrend;
import dev.retune.common.i18n.Texts;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what of a topic stands after review, and where it has changed. */
record TopicDetails(Texts texts, ValueFormatter formatter) {
  String of(TopicSummary topic) {
    List<String> lines = new ArrayList<>();
    if (topic.overruled() > 0) {
      TopicTrend standing = topic.afterReview();
      String counts =
          texts.get(
              "ui.topics.afterReview",
              formatter.count(standing.dislikes()),
              formatter.percent(standing.share()),
              formatter.percent(standing.interval().low()),
              formatter.percent(standing.interval().high()));
      BadgeFinding finding = standing.finding();
      lines.add(
          finding.badge() == TopicBadge.NONE
              ? counts
              : counts + " · " + texts.get(TopicTable.key(finding.badge())));
    }
    add(lines, topic.sources());
    add(lines, topic.models());
    add(lines, topic.promptVersions());
    return String.join("\n", lines);
  }

  private void add(List<String> lines, Map<String, TopicTrend> trends) {
    if (trends.size() < 2) {
      return;
    }
    trends.forEach(
        (value, trend) -> {
          BadgeFinding finding = trend.finding();
          if (finding.badge() != TopicBadge.NONE) {
            lines.add(
                texts.get(
                    "ui.topics.changed",
                    DisplayText.line(value),
                    texts.get(TopicTable.key(finding.badge())),
                    formatter.count(finding.observed()),
                    formatter.decimal(finding.expected(), 1)));
          }
        });
  }
}
