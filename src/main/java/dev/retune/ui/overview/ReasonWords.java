package dev.retune.ui.overview;

import dev.retune.stats.ReasonShare;
import dev.retune.stats.Stats;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.ShareBars.Change;
import dev.retune.ui.kit.ShareBars.Share;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The most frequent reasons, each beside its share in the window before. */
final class ReasonWords {
  private static final int MOST = 10;

  private final Texts texts;
  private final Figures figures;

  ReasonWords(Texts texts, Figures figures) {
    this.texts = texts;
    this.figures = figures;
  }

  Shown.Why of(Stats stats, List<ReasonShare> before) {
    Map<String, Double> then =
        before.stream().collect(Collectors.toMap(ReasonShare::code, ReasonShare::share));
    List<ReasonShare> top = stats.reasons().stream().limit(MOST).toList();
    int rest = stats.reasons().size() - top.size();
    long without = stats.dislikesWithoutReason();
    return new Shown.Why(
        top.stream().map(ReasonShare::code).toList(),
        top.stream().map(reason -> share(reason, then)).toList(),
        top.isEmpty()
            ? texts.get(without > 0 ? "ui.overview.noReasons" : "ui.overview.noDislikes")
            : "",
        rest > 0 ? texts.get("ui.overview.moreReasons", rest) : "",
        without > 0 ? texts.get("ui.overview.withoutReason", without) : "");
  }

  private Share share(ReasonShare reason, Map<String, Double> then) {
    return new Share(
        name(reason.code()),
        figures.count(reason.votes()),
        figures.roundPercent(reason.share()),
        reason.share(),
        then.isEmpty()
            ? Optional.empty()
            : Optional.of(change(reason.share() - then.getOrDefault(reason.code(), 0.0))));
  }

  private String name(String code) {
    String key = "reasons.code." + code;
    return texts.has(key) ? texts.get(key) : code;
  }

  private Change change(double difference) {
    long points = Math.round(difference * 100);
    String sign = points > 0 ? "▲ " : points < 0 ? "▼ " : "";
    Mood mood = points > 0 ? Mood.BAD : points < 0 ? Mood.CALM : Mood.PLAIN;
    return new Change(
        points == 0 ? "–" : sign + figures.count(Math.abs(points)),
        texts.get("ui.overview.reasonChange", points),
        mood);
  }
}
