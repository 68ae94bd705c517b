package dev.retune.retraining.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The distribution of a window's dislikes over the cause categories.
 *
 * @param all one entry per category, in the order of {@link CauseCategory}
 * @param evidence one entry per kind of evidence, in the order of {@link CauseEvidence}
 * @param improvable the share of dislikes for which re-embedding may help
 */
record CauseShares(
    List<DislikeDiagnosis.Share> all,
    List<DislikeDiagnosis.EvidenceCount> evidence,
    double improvable) {
  /** The minimum share of improvable dislikes for which a run is worthwhile. */
  static final double WORTHWHILE = 0.25;

  static CauseShares of(List<DislikeCause> causes) {
    return new CauseShares(
        Arrays.stream(CauseCategory.values())
            .map(
                category -> {
                  int count = count(causes.stream().filter(c -> c.route() == category));
                  return new DislikeDiagnosis.Share(category, count, share(count, causes));
                })
            .toList(),
        Arrays.stream(CauseEvidence.values())
            .map(
                kind ->
                    new DislikeDiagnosis.EvidenceCount(
                        kind, count(causes.stream().filter(c -> c.evidence() == kind))))
            .toList(),
        share(count(causes.stream().filter(DislikeCause::canImprove)), causes));
  }

  private static int count(Stream<DislikeCause> some) {
    return (int) some.count();
  }

  private static double share(int count, List<DislikeCause> all) {
    return all.isEmpty() ? 0 : (double) count / all.size();
  }

  int restingOn(CauseEvidence kind) {
    return evidence.stream()
        .filter(e -> e.kind() == kind)
        .mapToInt(DislikeDiagnosis.EvidenceCount::dislikes)
        .sum();
  }

  double of(CauseCategory category) {
    return all.stream()
        .filter(s -> s.route() == category)
        .mapToDouble(DislikeDiagnosis.Share::share)
        .sum();
  }

  boolean canHelp() {
    return improvable >= WORTHWHILE;
  }

  /** The category with the most dislikes. */
  CauseCategory greatest() {
    return all.stream()
        .max(Comparator.comparingInt(DislikeDiagnosis.Share::dislikes))
        .map(DislikeDiagnosis.Share::route)
        .orElseThrow();
  }
}
