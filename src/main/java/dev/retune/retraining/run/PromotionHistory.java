package dev.retune.retraining.run;

import dev.retune.index.version.IndexChange;
import dev.retune.index.version.IndexChangeRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.Workspace;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.statistics.TwoProportionZTest;
import dev.retune.retraining.store.RunHistoryRepository;
import dev.retune.statistics.StatisticsService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The effect of each change of the live index on votes: up to four weeks before it against up to
 * four weeks after it, limited by the neighbouring changes.
 */
public final class PromotionHistory {
  private static final Duration LONGEST = Duration.ofDays(28);

  private final IndexChangeRepository changes;
  private final RunHistoryRepository runs;
  private final StatisticsService stats;

  /** Creates a history from changes and votes. */
  public PromotionHistory(Workspace workspace, StatisticsService stats) {
    this.changes = new IndexChangeRepository(workspace);
    this.runs = new RunHistoryRepository(workspace);
    this.stats = stats;
  }

  /** The changes up to an instant, newest first. */
  public List<PromotionEffect> effects(Instant asOf, int limit) {
    List<IndexChange> found = changes.upTo(asOf, limit + 1);
    List<PromotionEffect> effects = new ArrayList<>();
    for (int i = 0; i < Math.min(limit, found.size()); i++) {
      Instant at = found.get(i).at();
      Instant earliest = i + 1 < found.size() ? found.get(i + 1).at() : Instant.MIN;
      Instant latest = i > 0 ? found.get(i - 1).at() : asOf;
      effects.add(effect(found.get(i), later(at.minus(LONGEST), earliest), latest));
    }
    return effects;
  }

  private PromotionEffect effect(IndexChange change, Instant from, Instant to) {
    Instant end = to.isBefore(change.at().plus(LONGEST)) ? to : change.at().plus(LONGEST);
    var before = stats.ratio(from, change.at());
    var after = stats.ratio(change.at(), end);
    TwoProportionZTest test = TwoProportionZTest.of(before, after);
    return new PromotionEffect(
        IndexVersion.id(change.version()),
        change.kind(),
        change.at(),
        before,
        after,
        test.change(),
        test.interval(),
        test.pValue(),
        test.verdict(),
        runs.languages(IndexVersion.id(change.version())));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
