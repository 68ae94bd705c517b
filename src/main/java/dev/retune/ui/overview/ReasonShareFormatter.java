package dev.retune.ui.overview;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.report.weekly.NewcombeDifference;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.ui.control.ShareBars.Change;
import dev.retune.ui.control.ShareBars.Share;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The most frequent reasons with their change since the previous period. */
final class ReasonShareFormatter {
  private static final int MOST = 10;

  private final Texts texts;
  private final ValueFormatter formatter;

  ReasonShareFormatter(Texts texts, ValueFormatter formatter) {
    this.texts = texts;
    this.formatter = formatter;
  }

  OverviewState.Why of(VoteStatistics stats, List<ReasonShare> before) {
    Map<String, ReasonShare> then =
        before.stream().collect(Collectors.toMap(ReasonShare::code, reason -> reason));
    long dislikesThen = stats.previous().map(DislikeRatio::dislikes).orElse(0L);
    List<ReasonShare> top = stats.reasons().stream().limit(MOST).toList();
    int rest = stats.reasons().size() - top.size();
    long without = stats.dislikesWithoutReason();
    return new OverviewState.Why(
        top.stream().map(ReasonShare::code).toList(),
        top.stream().map(reason -> share(reason, stats.dislikes(), then, dislikesThen)).toList(),
        top.isEmpty()
            ? texts.get(without > 0 ? "ui.overview.noReasons" : "ui.overview.noDislikes")
            : "",
        rest > 0 ? texts.get("ui.overview.moreReasons", rest) : "",
        without > 0 ? texts.get("ui.overview.withoutReason", without) : "");
  }

  private Share share(
      ReasonShare reason, long sample, Map<String, ReasonShare> then, long sampleThen) {
    ReasonShare before = then.getOrDefault(reason.code(), new ReasonShare(reason.code(), 0, 0));
    boolean clear =
        sampleThen > 0
            && NewcombeDifference.between(
                    new DislikeRatio(sampleThen, before.votes()),
                    new DislikeRatio(sample, reason.votes()))
                .clear();
    return new Share(
        BuiltInReasonCodes.name(texts, reason.code()),
        formatter.count(reason.votes()),
        formatter.roundPercent(reason.share()),
        reason.share(),
        then.isEmpty()
            ? Optional.empty()
            : Optional.of(change(reason.share() - before.share(), clear)));
  }

  private Change change(double difference, boolean clear) {
    long points = Math.round(difference * 100);
    String sign = points > 0 ? "▲ " : points < 0 ? "▼ " : "";
    boolean chance = points == 0 || !clear;
    Severity severity = chance ? Severity.PLAIN : points > 0 ? Severity.BAD : Severity.CALM;
    String text = texts.get("ui.overview.reasonChange", points);
    return new Change(
        points == 0 ? "–" : sign + formatter.count(Math.abs(points)),
        chance && points != 0 ? texts.get("ui.overview.mayBeChance", text) : text,
        severity);
  }
}
