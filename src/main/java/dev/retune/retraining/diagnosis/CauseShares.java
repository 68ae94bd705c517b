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
 * @param improvable the number of dislikes for which re-embedding may help
 * @param examined the number of all of them
 */
record CauseShares(
    List<DislikeDiagnosis.Share> all,
    List<DislikeDiagnosis.EvidenceCount> evidence,
    int improvable,
    int examined) {
  static CauseShares of(List<DislikeCause> causes) {
    return new CauseShares(
        Arrays.stream(CauseCategory.values())
            .map(
                category -> {
                  int count = count(causes.stream().filter(c -> c.route() == category));
                  return new DislikeDiagnosis.Share(category, count, share(count, causes.size()));
                })
            .toList(),
        Arrays.stream(CauseEvidence.values())
            .map(
                kind ->
                    new DislikeDiagnosis.EvidenceCount(
                        kind, count(causes.stream().filter(c -> c.evidence() == kind))))
            .toList(),
        count(causes.stream().filter(DislikeCause::canImprove)),
        causes.size());
  }

  private static int count(Stream<DislikeCause> some) {
    return (int) some.count();
  }

  private static double share(int count, int all) {
    return all == 0 ? 0 : (double) count / all;
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
    return share(improvable, examined) >= DislikeDiagnosis.WORTHWHILE;
  }

  /** The category with the most dislikes. */
  CauseCategory greatest() {
    return all.stream()
        .max(Comparator.comparingInt(DislikeDiagnosis.Share::dislikes))
        .map(DislikeDiagnosis.Share::route)
        .orElseThrow();
  }
}
