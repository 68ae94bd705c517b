package dev.retune.retrain;

import dev.retune.db.Workspace;
import dev.retune.stats.StatsService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What users made of each change of the live index: votes of up to four weeks before it against
 * those of up to four weeks after it, neither reaching into another change's time.
 */
public final class History {
  private static final Duration LONGEST = Duration.ofDays(28);

  private final Workspace workspace;
  private final StatsService stats;

  /** With the changes and the votes. */
  public History(Workspace workspace, StatsService stats) {
    this.workspace = workspace;
    this.stats = stats;
  }

  /** The changes up to a moment, newest first. */
  public List<Effect> effects(Instant asOf, int limit) {
    List<Change> changes = changes(asOf, limit + 1);
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < Math.min(limit, changes.size()); i++) {
      Instant at = changes.get(i).at();
      Instant earliest = i + 1 < changes.size() ? changes.get(i + 1).at() : Instant.MIN;
      Instant latest = i > 0 ? changes.get(i - 1).at() : asOf;
      effects.add(effect(changes.get(i), later(at.minus(LONGEST), earliest), latest));
    }
    return effects;
  }

  private record Change(long version, Instant at) {}

  private List<Change> changes(Instant asOf, int limit) {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select to_version, changed_at from index_change where changed_at <= :now"
                        + " order by changed_at desc, id desc",
                    Object[].class)
                .addScalar("to_version", Long.class)
                .addScalar("changed_at", Instant.class)
                .setParameter("now", asOf)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> new Change((Long) row[0], (Instant) row[1]))
                .toList());
  }

  private Effect effect(Change change, Instant from, Instant to) {
    Instant end = to.isBefore(change.at().plus(LONGEST)) ? to : change.at().plus(LONGEST);
    var before = stats.ratio(from, change.at());
    var after = stats.ratio(change.at(), end);
    ProportionTest test = ProportionTest.of(before, after);
    return new Effect(
        change.version(),
        change.at(),
        before,
        after,
        test.change(),
        test.interval(),
        test.pValue(),
        test.verdict());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
