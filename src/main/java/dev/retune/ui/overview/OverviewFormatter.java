package dev.retune.ui.overview;

import dev.retune.clustering.model.TopicState;
import dev.retune.common.i18n.Texts;
import dev.retune.report.weekly.NewcombeDifference;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;

/** Formats the overview as text. */
final class OverviewFormatter {
  // of two ratios with the same votes
  private static final double ROUNDING_ERROR = 1e-9;
  private static final double SHOWN_AS_NOTHING = 0.05;

  private static final double SECONDS_OF_A_DAY = 86_400;

  private final Texts texts;
  private final ValueFormatter formatter;
  private final ZoneId zone;
  private final ReasonShareFormatter reasons;
  private final LiveVersionFormatter live;
  private final QuarantineFormatter held;

  OverviewFormatter(Texts texts, ValueFormatter formatter, ZoneId zone) {
    this.texts = texts;
    this.formatter = formatter;
    this.zone = zone;
    this.reasons = new ReasonShareFormatter(texts, formatter);
    this.live = new LiveVersionFormatter(texts, formatter);
    this.held = new QuarantineFormatter(texts, formatter);
  }

  OverviewState of(OverviewSnapshot snapshot) {
    return new OverviewState(
        held.line(snapshot.bursts()),
        snapshot.topics().map(this::topics).orElse(""),
        dial(snapshot),
        votes(snapshot.stats()),
        review(snapshot.stats()),
        trigger(snapshot.trigger()),
        live.of(snapshot),
        trend(snapshot),
        reasons.of(snapshot.stats(), snapshot.reasonsBefore()));
  }

  private String topics(TopicState topics) {
    if (topics.newTopics() == 0) {
      return "";
    }
    String line = texts.get("ui.overview.newTopics", topics.newTopics());
    return topics.current()
        ? line
        : line + " " + texts.get("ui.overview.newTopicsAt", formatter.moment(topics.at()));
  }

  private OverviewState.Dial dial(OverviewSnapshot snapshot) {
    VoteStatistics stats = snapshot.stats();
    ConfidenceInterval interval = stats.interval();
    Severity severity = severity(stats);
    return new OverviewState.Dial(
        stats.ratio(),
        stats.threshold(),
        ratio(stats, stats.dislikeRatio()),
        texts.get("ui.overview.mood." + severity.name().toLowerCase(Locale.ROOT)),
        severity,
        texts.get("ui.overview.threshold", formatter.percent(stats.threshold())),
        stats.votes() == 0
            ? noVotes(snapshot)
            : texts.get(
                "ui.overview.interval",
                formatter.percent(interval.low()),
                formatter.percent(interval.high()),
                stats.votes()));
  }

  private String noVotes(OverviewSnapshot snapshot) {
    return snapshot
        .newestVote()
        .map(
            at ->
                texts.get("ui.overview.noVotesSince", formatter.day(LocalDate.ofInstant(at, zone))))
        .orElseGet(() -> texts.get("ui.overview.noVotes"));
  }

  /** Without votes there is no ratio. */
  private String ratio(VoteStatistics stats, double value) {
    return stats.votes() == 0 ? "–" : formatter.percent(value);
  }

  private static Severity severity(VoteStatistics stats) {
    if (stats.votes() == 0) {
      return Severity.PLAIN;
    }
    if (stats.ratio().lowerOneSided95() > stats.threshold()) {
      return Severity.BAD;
    }
    return stats.interval().high() < stats.threshold() ? Severity.CALM : Severity.WARN;
  }

  private OverviewState.Votes votes(VoteStatistics stats) {
    return new OverviewState.Votes(
        stats.likes(),
        stats.dislikes(),
        formatter.count(stats.votes()),
        texts.get("ui.overview.likes", stats.likes()),
        texts.get("ui.overview.dislikes", stats.dislikes()),
        stats.answers() == 0 ? "–" : formatter.percent(stats.coverage()),
        stats.answers() == 0 && stats.votes() > 0
            ? texts.get("ui.overview.earlierAnswers")
            : texts.get("ui.overview.answers", stats.answers(), stats.votesPerAnswer()),
        stats.daily().stream().map(OverviewFormatter::votes).toList(),
        stats.daily().stream()
            .map(day -> texts.get("ui.overview.dayVotes", formatter.day(day.day()), votes(day)))
            .toList(),
        stats.daily().stream()
            .max(Comparator.comparingLong(OverviewFormatter::votes))
            .filter(day -> votes(day) > 0)
            .map(day -> texts.get("ui.overview.busiest", formatter.day(day.day()), votes(day)))
            .orElse(""));
  }

  private static long votes(DailyVotes day) {
    return day.likes() + day.dislikes();
  }

  private OverviewState.Review review(VoteStatistics stats) {
    double moved = (stats.adjudicatedRatio() - stats.dislikeRatio()) * 100;
    return new OverviewState.Review(
        ratio(stats, stats.dislikeRatio()),
        ratio(stats, stats.adjudicatedRatio()),
        stats.votes() == 0 ? "" : moved(moved),
        stats
            .previous()
            .filter(before -> before.votes() > 0 && stats.votes() > 0)
            .map(before -> change(before, stats.ratio())));
  }

  private OverviewState.Change change(DislikeRatio before, DislikeRatio now) {
    double points = (now.value() - before.value()) * 100;
    if (Math.abs(points) < SHOWN_AS_NOTHING) {
      return new OverviewState.Change(texts.get("ui.overview.unchanged"), 0, Severity.PLAIN);
    }
    boolean worse = points > 0;
    String text =
        texts.get(
            worse ? "ui.overview.worse" : "ui.overview.better",
            formatter.decimal(Math.abs(points), 1));
    return NewcombeDifference.between(before, now).clear()
        ? new OverviewState.Change(text, points, worse ? Severity.BAD : Severity.CALM)
        : new OverviewState.Change(
            texts.get("ui.overview.mayBeChance", text), points, Severity.PLAIN);
  }

  /** What is shown as 0.0 is said in words, since review did change something. */
  private String moved(double points) {
    if (Math.abs(points) < ROUNDING_ERROR) {
      return texts.get("ui.overview.review.same");
    }
    if (Math.abs(points) < SHOWN_AS_NOTHING) {
      return texts.get(
          points < 0 ? "ui.overview.review.slightlyLower" : "ui.overview.review.slightlyHigher");
    }
    return texts.get(
        points < 0 ? "ui.overview.review.lower" : "ui.overview.review.higher",
        formatter.decimal(Math.abs(points), 1));
  }

  private OverviewState.Trigger trigger(TriggerReading now) {
    return new OverviewState.Trigger(
        texts.get("ui.trigger." + now.state().name()),
        Severity.of(now.state()),
        now.why(),
        texts.get(
            "ui.overview.triggerVotes",
            now.votes(),
            formatter.day(LocalDate.ofInstant(now.from(), zone))));
  }

  private OverviewState.Trend trend(OverviewSnapshot snapshot) {
    return new OverviewState.Trend(
        snapshot.stats().daily().stream()
            .filter(day -> day.likes() + day.dislikes() > 0)
            .map(this::day)
            .toList(),
        snapshot.events().stream().map(this::mark).toList(),
        snapshot.stats().votes() > 0 ? "" : texts.get("ui.overview.noTrend"));
  }

  private OverviewState.Day day(DailyVotes day) {
    DislikeRatio ratio = new DislikeRatio(day.likes() + day.dislikes(), day.dislikes());
    ConfidenceInterval band = ratio.wilson95();
    String text =
        texts.get(
            "ui.overview.dayRead",
            formatter.day(day.day()),
            formatter.percent(ratio.value()),
            formatter.percent(band.low()),
            formatter.percent(band.high()),
            ratio.votes());
    return new OverviewState.Day(day.day(), ratio.value(), band.low(), band.high(), text);
  }

  private OverviewState.Mark mark(TimelineEvent event) {
    LocalDateTime at = LocalDateTime.ofInstant(event.at(), zone);
    double part = at.toLocalTime().toSecondOfDay() / SECONDS_OF_A_DAY;
    String text =
        texts.get(
            "ui.overview.event." + event.kind().name(),
            event.subject(),
            formatter.moment(event.at()));
    return new OverviewState.Mark(at.toLocalDate().toEpochDay() + part, event.kind(), text);
  }
}
