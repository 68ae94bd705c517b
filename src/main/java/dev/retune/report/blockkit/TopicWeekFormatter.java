package dev.retune.report.blockkit;

import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicWeek;
import dev.retune.clustering.model.TopicWeek.TopicChange;
import dev.retune.common.i18n.Texts;
import dev.retune.common.text.ProbabilityFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Formats the topics of a week: the largest, and those that are gone. */
record TopicWeekFormatter(Texts texts, TopicWeek week) {
  private static final int LARGEST = 5;
  private static final int GONE = 3;
  private static final int NAME = 80;

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("report.topics"));
    Stream.concat(
            week.changes().stream().filter(topic -> topic.dislikes() > 0).limit(LARGEST),
            week.changes().stream()
                .filter(topic -> topic.badge() == TopicBadge.RESOLVED)
                .limit(GONE))
        .map(this::line)
        .forEach(lines::add);
    if (week.without() > 0) {
      lines.add(
          texts.get(
              week.computed() ? "report.topics.without" : "report.topics.notComputed",
              week.without()));
    }
    return String.join("\n", lines);
  }

  private String line(TopicChange topic) {
    String shown = Mrkdwn.escapeShortened(topic.name(), NAME);
    return texts.get(
        "report.topics.line",
        shown.isEmpty() ? texts.get("report.topics.unnamed", topic.id()) : shown,
        topic.dislikes(),
        topic.share(),
        topic.interval().low(),
        topic.interval().high(),
        texts.get(
            change(topic.badge()),
            topic.expected(),
            Mrkdwn.escape(ProbabilityFormatter.of(topic.pValue()))));
  }

  private static String change(TopicBadge badge) {
    return switch (badge) {
      case GROWING -> "report.topics.GROWING";
      case SHRINKING -> "report.topics.SHRINKING";
      case RESOLVED -> "report.topics.RESOLVED";
      case NEW, NONE -> "report.topics.NONE";
    };
  }
}
