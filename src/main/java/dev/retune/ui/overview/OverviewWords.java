package dev.retune.ui.overview;

import dev.retune.index.IndexVersion;
import dev.retune.retrain.Quality;
import dev.retune.retrain.TriggerReading;
import dev.retune.stats.DayCount;
import dev.retune.stats.Interval;
import dev.retune.stats.Ratio;
import dev.retune.stats.Stats;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Mood;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Says in words and figures how things stand. */
final class OverviewWords {
  private static final double SECONDS_OF_A_DAY = 86_400;

  private final Texts texts;
  private final Figures figures;
  private final ZoneId zone;
  private final ReasonWords reasons;
  private final EffectWords effects;
  private final HeldWords held;

  OverviewWords(Texts texts, Figures figures, ZoneId zone) {
    this.texts = texts;
    this.figures = figures;
    this.zone = zone;
    this.reasons = new ReasonWords(texts, figures);
    this.effects = new EffectWords(texts, figures);
    this.held = new HeldWords(texts, figures);
  }

  Shown of(Situation found) {
    return new Shown(
        held.line(found.bursts()),
        dial(found.stats()),
        votes(found.stats()),
        review(found.stats()),
        trigger(found.trigger()),
        live(found),
        trend(found),
        reasons.of(found.stats(), found.reasonsBefore()));
  }

  private Shown.Dial dial(Stats stats) {
    Interval interval = stats.interval();
    Mood mood = mood(stats);
    return new Shown.Dial(
        stats.ratio(),
        stats.threshold(),
        ratio(stats, stats.dislikeRatio()),
        texts.get("ui.overview.mood." + mood.name().toLowerCase(Locale.ROOT)),
        mood,
        texts.get("ui.overview.threshold", figures.percent(stats.threshold())),
        stats.votes() == 0
            ? texts.get("ui.overview.noVotes")
            : texts.get(
                "ui.overview.interval",
                figures.percent(interval.low()),
                figures.percent(interval.high()),
                stats.votes()));
  }

  /** Of no votes there is no ratio. */
  private String ratio(Stats stats, double value) {
    return stats.votes() == 0 ? "–" : figures.percent(value);
  }

  private static Mood mood(Stats stats) {
    if (stats.votes() == 0) {
      return Mood.PLAIN;
    }
    if (stats.ratio().lowerOneSided95() > stats.threshold()) {
      return Mood.BAD;
    }
    return stats.interval().high() < stats.threshold() ? Mood.CALM : Mood.WARN;
  }

  private Shown.Votes votes(Stats stats) {
    return new Shown.Votes(
        stats.likes(),
        stats.dislikes(),
        figures.count(stats.votes()),
        texts.get("ui.overview.likes", stats.likes()),
        texts.get("ui.overview.dislikes", stats.dislikes()),
        stats.answers() == 0 ? "–" : figures.percent(stats.coverage()),
        stats.answers() == 0 && stats.votes() > 0
            ? texts.get("ui.overview.earlierAnswers")
            : texts.get("ui.overview.answers", stats.answers(), stats.votesPerAnswer()),
        stats.daily().stream().map(OverviewWords::votes).toList(),
        stats.daily().stream()
            .max(Comparator.comparingLong(OverviewWords::votes))
            .filter(day -> votes(day) > 0)
            .map(day -> texts.get("ui.overview.busiest", figures.day(day.day()), votes(day)))
            .orElse(""));
  }

  private static long votes(DayCount day) {
    return day.likes() + day.dislikes();
  }

  private Shown.Review review(Stats stats) {
    double moved = (stats.adjudicatedRatio() - stats.dislikeRatio()) * 100;
    String key =
        Math.abs(moved) < 0.05
            ? "ui.overview.review.same"
            : moved < 0 ? "ui.overview.review.lower" : "ui.overview.review.higher";
    double change =
        stats.previous().map(before -> stats.dislikeRatio() - before.value()).orElse(0.0) * 100;
    return new Shown.Review(
        ratio(stats, stats.dislikeRatio()),
        ratio(stats, stats.adjudicatedRatio()),
        stats.votes() == 0 ? "" : texts.get(key, figures.decimal(Math.abs(moved), 1)),
        stats.previous().isEmpty() || stats.votes() == 0 ? "" : changed(change),
        change > 0);
  }

  private String changed(double points) {
    String key = points > 0 ? "ui.overview.worse" : "ui.overview.better";
    return texts.get(key, figures.decimal(Math.abs(points), 1));
  }

  private Shown.Trigger trigger(TriggerReading now) {
    Mood mood =
        switch (now.state()) {
          case ARMED -> Mood.CALM;
          case PENDING -> Mood.WARN;
          case FIRED -> Mood.BAD;
          case RUNNING, COOLDOWN -> Mood.INFO;
        };
    return new Shown.Trigger(
        texts.get("ui.trigger." + now.state().name()),
        mood,
        now.why(),
        texts.get(
            "ui.overview.triggerVotes",
            now.votes(),
            figures.day(LocalDate.ofInstant(now.from(), zone))));
  }

  private Shown.Live live(Situation found) {
    Optional<IndexVersion> live = found.live();
    return new Shown.Live(
        live.map(IndexVersion::label).orElse(texts.get("ui.overview.noVersion")),
        live.map(this::detail).orElse(texts.get("ui.overview.noVersionHint")),
        found.quality().map(q -> figures.decimal(q.ndcgAt10(), 3)).orElse("–"),
        live.isEmpty()
            ? ""
            : found.quality().map(this::rests).orElse(texts.get("ui.overview.notMeasured")),
        found.effect().map(effects::verdict).orElse(""),
        found.effect().map(EffectWords::mood).orElse(Mood.PLAIN),
        found.effect().map(effects::sentence).orElse(""));
  }

  private String rests(Quality quality) {
    String measured =
        quality
            .interval()
            .map(
                within ->
                    texts.get(
                        "ui.overview.restsWithin",
                        quality.questions(),
                        figures.decimal(within.low(), 3),
                        figures.decimal(within.high(), 3)))
            .orElseGet(() -> texts.get("ui.overview.rests", quality.questions()));
    return quality
        .before()
        .map(was -> measured + " " + texts.get("ui.overview.restsBefore", figures.decimal(was, 3)))
        .orElse(measured);
  }

  private String detail(IndexVersion live) {
    return texts.get(
        "ui.overview.versionDetail",
        live.documents(),
        live.spec().modelId(),
        figures.moment(live.stateAt()));
  }

  private Shown.Trend trend(Situation found) {
    return new Shown.Trend(
        found.stats().daily().stream()
            .filter(day -> day.likes() + day.dislikes() > 0)
            .map(this::day)
            .toList(),
        found.events().stream().map(this::mark).toList(),
        found.stats().votes() > 0 ? "" : texts.get("ui.overview.noTrend"));
  }

  private Shown.Day day(DayCount day) {
    Ratio ratio = new Ratio(day.likes() + day.dislikes(), day.dislikes());
    Interval band = ratio.wilson95();
    String said =
        texts.get(
            "ui.overview.dayRead",
            figures.day(day.day()),
            figures.percent(ratio.value()),
            figures.percent(band.low()),
            figures.percent(band.high()),
            ratio.votes());
    return new Shown.Day(day.day(), ratio.value(), band.low(), band.high(), said);
  }

  private Shown.Mark mark(Event event) {
    LocalDateTime at = LocalDateTime.ofInstant(event.at(), zone);
    double part = at.toLocalTime().toSecondOfDay() / SECONDS_OF_A_DAY;
    String said =
        texts.get(
            "ui.overview.event." + event.kind().name(),
            event.subject(),
            figures.moment(event.at()));
    return new Shown.Mark(at.toLocalDate().toEpochDay() + part, event.kind(), said);
  }
}
