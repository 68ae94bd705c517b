package dev.retune.cli.topic;

import dev.retune.cli.terminal.Terminal;
import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicReport.ProposalSummary;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.clustering.model.TopicSummary.WeekCount;
import dev.retune.clustering.model.TopicTrend;
import dev.retune.common.text.ProbabilityFormatter;
import java.util.List;
import java.util.Map;

/** Prints topics as lines. */
final class TopicFormatter {
  private static final int WEEKS = 8;
  private static final int LONGEST = 160;

  private final Terminal terminal;

  TopicFormatter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(TopicReport report) {
    if (report.topics().isEmpty()) {
      terminal.printMessage("clustering.none");
      return;
    }
    terminal.printMessage(
        "clustering.summary",
        report.dislikes(),
        report.topics().size(),
        report.week().map(Object::toString).orElse(""));
    report.topics().forEach(this::print);
    if (!report.proposals().isEmpty()) {
      terminal.printMessage("clustering.proposals", report.proposals().size());
      report.proposals().forEach(this::print);
    }
  }

  private void print(TopicSummary topic) {
    List<Integer> counts = topic.weeks().stream().map(WeekCount::dislikes).toList();
    String last =
        String.join(
            " ",
            counts.subList(Math.max(0, counts.size() - WEEKS), counts.size()).stream()
                .map(String::valueOf)
                .toList());
    terminal.printMessage(
        "clustering.topic",
        String.valueOf(topic.id()),
        topic.name(),
        topic.size(),
        topic.share(),
        topic.interval().low(),
        topic.interval().high(),
        last);
    printBadge(topic.finding());
    if (topic.overruled() > 0) {
      terminal.printMessage(
          "clustering.afterReview",
          topic.afterReview().dislikes(),
          topic.afterReview().share(),
          topic.afterReview().interval().low(),
          topic.afterReview().interval().high());
      printBadge(topic.afterReview().finding());
    }
    printTrends("clustering.ofSource", topic.sources());
    printTrends("clustering.ofModel", topic.models());
    printTrends("clustering.ofPrompt", topic.promptVersions());
    topic.central().forEach(text -> terminal.line("      " + oneLine(text)));
  }

  private void printBadge(BadgeFinding finding) {
    if (finding.badge() != TopicBadge.NONE) {
      terminal.printMessage(
          badge(finding.badge()),
          finding.observed(),
          finding.expected(),
          ProbabilityFormatter.of(finding.pValue()));
    }
  }

  /** Prints the values where the topic has changed, if there is more than one. */
  private void printTrends(String key, Map<String, TopicTrend> trends) {
    if (trends.size() > 1) {
      trends.forEach(
          (value, trend) -> {
            if (trend.finding().badge() != TopicBadge.NONE) {
              terminal.printMessage(key, value, trend.dislikes());
              printBadge(trend.finding());
            }
          });
    }
  }

  private static String badge(TopicBadge badge) {
    return switch (badge) {
      case NEW -> "clustering.badge.new";
      case GROWING -> "clustering.badge.growing";
      case SHRINKING -> "clustering.badge.shrinking";
      case RESOLVED -> "clustering.badge.resolved";
      case NONE -> throw new IllegalArgumentException("no badge");
    };
  }

  private void print(ProposalSummary proposal) {
    terminal.printMessage(
        kind(proposal.kind()),
        proposal.id(),
        proposal.topic(),
        proposal.name(),
        proposal.target(),
        proposal.targetName(),
        proposal.count(),
        proposal.ofTopic());
    proposal.examples().forEach(text -> terminal.line("      " + oneLine(text)));
  }

  private static String kind(ProposalKind kind) {
    return switch (kind) {
      case MERGE -> "clustering.proposal.merge";
      case SPLIT -> "clustering.proposal.split";
      case MOVE -> "clustering.proposal.move";
    };
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
