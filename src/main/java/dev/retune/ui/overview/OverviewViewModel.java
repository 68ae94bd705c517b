package dev.retune.ui.overview;

import dev.retune.index.IndexVersion;
import dev.retune.retrain.TriggerReading;
import dev.retune.stats.DayCount;
import dev.retune.stats.Interval;
import dev.retune.stats.Ratio;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.ShareBars.Share;
import dev.retune.ui.kit.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The figures of the window of time, in words. */
public final class OverviewViewModel {
  private static final int MOST_REASONS = 10;

  private final Texts texts;
  private final Figures figures;
  private final Scope scope;
  private final Function<Window, Situation> read;
  private final Consumer<Throwable> failed;
  private final Latest latest;
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Reads anew whenever the scope changes; {@link #refresh} reads for the first time. */
  public OverviewViewModel(
      Texts texts,
      Figures figures,
      Scope scope,
      TaskRunner runner,
      Function<Window, Situation> read,
      Consumer<Throwable> failed) {
    this.texts = texts;
    this.figures = figures;
    this.scope = scope;
    this.read = read;
    this.failed = failed;
    this.latest = new Latest(runner);
    scope.onChange(this::refresh);
  }

  /** What is on the screen; empty before the first figures came. */
  public ReadOnlyObjectProperty<Optional<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Reads the figures. */
  public void refresh() {
    Window window = scope.window().get();
    latest.run(() -> read.apply(window), found -> shown.set(Optional.of(written(found))), failed);
  }

  /**
   * The screen in words and figures.
   *
   * @param against one sentence: ratio, threshold, interval
   * @param change against the window before; empty when there is none
   */
  public record Shown(
      Ratio ratio,
      double threshold,
      String headline,
      Mood mood,
      String against,
      String interval,
      String votes,
      String split,
      String coverage,
      String answers,
      String raw,
      String adjudicated,
      String change,
      String trigger,
      Mood triggerMood,
      String triggerWhy,
      String version,
      String versionDetail,
      List<DayCount> days,
      List<Share> reasons,
      String withoutReason) {}

  private Shown written(Situation found) {
    Stats stats = found.stats();
    TriggerReading trigger = found.trigger();
    Interval interval = stats.interval();
    Mood mood = mood(stats);
    return new Shown(
        stats.ratio(),
        stats.threshold(),
        texts.get("ui.overview.mood." + mood.name().toLowerCase(Locale.ROOT)),
        mood,
        texts.get("ui.overview.threshold", figures.percent(stats.threshold())),
        stats.votes() == 0
            ? texts.get("ui.overview.noVotes")
            : texts.get(
                "ui.overview.interval",
                figures.percent(interval.low()),
                figures.percent(interval.high()),
                stats.votes()),
        figures.count(stats.votes()),
        texts.get("ui.overview.split", stats.likes(), stats.dislikes()),
        figures.decimal(stats.coverage(), 2),
        texts.get("ui.overview.answers", stats.answers()),
        texts.get("ui.overview.raw", figures.percent(stats.dislikeRatio())),
        figures.percent(stats.adjudicatedRatio()),
        change(stats),
        texts.get("ui.trigger." + trigger.state().name()),
        triggerMood(trigger),
        trigger.why(),
        found.live().map(IndexVersion::label).orElse(texts.get("ui.overview.noVersion")),
        found.live().map(this::detail).orElse(texts.get("ui.overview.noVersionHint")),
        stats.daily(),
        reasons(stats),
        stats.dislikesWithoutReason() == 0
            ? ""
            : texts.get("ui.overview.withoutReason", stats.dislikesWithoutReason()));
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

  private static Mood triggerMood(TriggerReading trigger) {
    return switch (trigger.state()) {
      case ARMED -> Mood.CALM;
      case PENDING -> Mood.WARN;
      case FIRED -> Mood.BAD;
      case RUNNING, COOLDOWN -> Mood.INFO;
    };
  }

  private String change(Stats stats) {
    return stats
        .previous()
        .filter(before -> stats.votes() > 0)
        .map(
            before -> {
              double points = (stats.dislikeRatio() - before.value()) * 100;
              String key = points > 0 ? "ui.overview.worse" : "ui.overview.better";
              return texts.get(key, figures.decimal(Math.abs(points), 1));
            })
        .orElse("");
  }

  private String detail(IndexVersion live) {
    return texts.get(
        "ui.overview.versionDetail",
        live.documents(),
        live.spec().modelId(),
        figures.moment(live.stateAt()));
  }

  private List<Share> reasons(Stats stats) {
    List<Share> shares = new ArrayList<>();
    stats.reasons().stream()
        .limit(MOST_REASONS)
        .forEach(
            r ->
                shares.add(
                    new Share(
                        texts.get("reasons.code." + r.code()),
                        figures.count(r.votes()),
                        figures.roundPercent(r.share()),
                        r.share())));
    return shares;
  }
}
