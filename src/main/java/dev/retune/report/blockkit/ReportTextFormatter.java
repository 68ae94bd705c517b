package dev.retune.report.blockkit;

import dev.retune.common.i18n.Texts;
import dev.retune.improvement.EffectFormatter;
import dev.retune.improvement.model.CureSummary;
import dev.retune.improvement.model.CureSummary.LiveEffect;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.report.chart.ReportChart;
import dev.retune.report.weekly.NewcombeDifference;
import dev.retune.report.weekly.WeeklyReport;
import dev.retune.report.weekly.WeeklyReport.Complaint;
import dev.retune.report.weekly.WeeklyReport.Reason;
import dev.retune.statistics.model.ConfidenceInterval;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats the sentences of a report in one language, in Slack's text format. */
final class ReportTextFormatter {
  // half of the last decimal that is shown
  private static final double SMALLEST_SHOWN = 0.05;

  private static final int REASONS = 6;
  private static final int CURES = 3;
  private static final int CURE_NAME = 80;
  private static final int QUOTED = 200;

  private final Texts texts;
  private final WeeklyReport report;
  private final ZoneId zone;
  private final ReportDateFormatter dates;

  ReportTextFormatter(Texts texts, WeeklyReport report) {
    this.texts = texts;
    this.report = report;
    this.zone = ZoneId.of(report.zone());
    this.dates = new ReportDateFormatter(texts, zone);
  }

  String title() {
    return report.ratio().votes() == 0
        ? texts.get("report.title.noVotes", report.week().toString())
        : texts.get("report.title", report.week().toString(), satisfaction());
  }

  String window() {
    String days =
        texts.get(
            "report.window",
            dates.day(report.week().monday()),
            dates.day(report.week().sunday()),
            Mrkdwn.escape(report.zone()));
    return report.unfinished()
        ? days + " · " + texts.get("report.window.unfinished", dates.moment(report.to()))
        : days;
  }

  String noVotes() {
    return texts.get("report.noVotes", report.answers(), report.before().votes());
  }

  String verdict() {
    boolean slipped = report.ratio().value() > report.threshold();
    String level =
        texts.get(
            slipped ? "report.above" : "report.below", report.ratio().value(), report.threshold());
    return report
        .change()
        .map(change -> changed(change) + " " + level)
        .orElseGet(() -> texts.get("report.change.none") + " " + level);
  }

  private String changed(NewcombeDifference change) {
    double points = 100 * change.difference();
    String direction = Math.abs(points) < SMALLEST_SHOWN ? "same" : points < 0 ? "lower" : "higher";
    String sentence =
        texts.get(
            "report.change." + direction,
            Math.abs(points),
            100 * change.interval().low(),
            100 * change.interval().high());
    return sentence
        + " "
        + texts.get(change.clear() ? "report.change.clear" : "report.change.noise");
  }

  List<String> figures() {
    ConfidenceInterval dislikes = report.ratio().wilson95();
    return List.of(
        texts.get("report.satisfaction", satisfaction(), 1 - dislikes.high(), 1 - dislikes.low()),
        texts.get(
            "report.votes",
            report.ratio().votes(),
            report.ratio().votes() - report.ratio().dislikes(),
            report.ratio().dislikes()),
        report.answers() == 0
            ? texts.get("report.coverage.none")
            : texts.get(
                "report.coverage", report.coverage(), report.answers(), report.votesPerAnswer()),
        texts.get("report.adjudicated", 1 - report.adjudicatedRatio()));
  }

  /** The chart; empty for a week without votes. */
  Optional<ReportChart> chart() {
    if (report.ratio().votes() == 0 || report.days().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReportChart(
            report.days().stream().map(bucket -> ReportChart.Day.of(bucket, zone)).toList(),
            report.week().monday(),
            report.threshold(),
            texts.get("report.chart.limit", report.threshold()),
            texts.locale()));
  }

  String chartTitle() {
    return texts.get("report.chart.title");
  }

  /** The alternative text of the chart. */
  String chartAlt(ReportChart chart) {
    return texts.get(
        "report.chart.alt",
        dates.day(chart.days().getFirst().day()),
        dates.day(chart.days().getLast().day()),
        report.ratio().value(),
        report.threshold());
  }

  String reasons() {
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("report.reasons"));
    for (Reason reason : report.reasons().stream().limit(REASONS).toList()) {
      lines.add(
          texts.get(
              "report.reason",
              label(reason.code()),
              reason.votes(),
              reason.share(),
              reason.votes() - reason.before()));
    }
    List<Reason> others = report.reasons().stream().skip(REASONS).toList();
    if (!others.isEmpty()) {
      lines.add(
          texts.get(
              "report.otherReasons",
              others.size(),
              others.stream().mapToLong(Reason::votes).sum()));
    }
    if (report.dislikesWithoutReason() > 0) {
      lines.add(texts.get("report.withoutReason", report.dislikesWithoutReason()));
    }
    return String.join("\n", lines);
  }

  String quote(Complaint complaint) {
    return "> "
        + Mrkdwn.escapeShortened(complaint.text(), QUOTED)
        + "\n> — "
        + label(complaint.code());
  }

  /** What was tried, what went live, and what users made of it. */
  String cures() {
    CureSummary cures = report.cures();
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("report.cures"));
    lines.add(texts.get("report.cures.tried", cures.tried(), cures.passed()));
    lines.add(
        cures.live().isEmpty()
            ? texts.get("report.cures.live.none")
            : texts.get(
                cures.takenBack() == 0 ? "report.cures.live" : "report.cures.liveAndBack",
                cures.live().size(),
                cures.live().stream()
                    .limit(CURES)
                    .map(name -> Mrkdwn.escapeShortened(name, CURE_NAME))
                    .collect(Collectors.joining(", ")),
                cures.takenBack()));
    lines.add(
        cures.effects().isEmpty()
            ? texts.get("report.cures.effect.none")
            : texts.get(
                "report.cures.effects",
                cures.effects().stream()
                    .limit(CURES)
                    .map(this::effect)
                    .collect(Collectors.joining("; "))));
    return String.join("\n", lines);
  }

  private String effect(LiveEffect one) {
    VoteEffect effect = one.effect();
    return texts.get(
        effect.votesBefore() == 0 ? "report.cures.effect.onlySince" : "report.cures.effect",
        Mrkdwn.escapeShortened(one.name(), CURE_NAME),
        effect.before().value(),
        effect.votesBefore(),
        effect.after().value(),
        effect.votesAfter(),
        EffectFormatter.of(texts, effect.test()));
  }

  String topics() {
    return new TopicWeekFormatter(texts, report.topics()).text();
  }

  String embedding() {
    return new IndexChangeFormatter(texts, report, dates).text();
  }

  String footer() {
    String live =
        report
            .liveVersion()
            .map(version -> texts.get("report.live", version))
            .orElseGet(() -> texts.get("report.live.none"));
    String next =
        report
            .nextRun()
            .map(at -> texts.get("report.next", dates.moment(at)))
            .orElseGet(() -> texts.get("report.next.none"));
    return live + " · " + next;
  }

  /** A one-line summary without user input. */
  String fallback() {
    return Mrkdwn.escape(title());
  }

  private String satisfaction() {
    return texts.get("report.percent", 1 - report.ratio().value());
  }

  private String label(String code) {
    return Mrkdwn.escapeShortened(BuiltInReasonCodes.name(texts, code), 40);
  }
}
