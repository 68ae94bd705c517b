package dev.retune.retraining.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The distribution of a window's dislikes over the cause categories.
 *
 * @param all one entry per category, in the order of {@link CauseCategory}
 */
record CauseShares(List<DislikeDiagnosis.Share> all) {
  /** The minimum share of retrieval failures for which a run is worthwhile. */
  static final double WORTHWHILE = 0.25;

  static CauseShares of(List<CauseCategory> routes) {
    return new CauseShares(
        Arrays.stream(CauseCategory.values())
            .map(
                category -> {
                  int count = (int) routes.stream().filter(category::equals).count();
                  double share = routes.isEmpty() ? 0 : (double) count / routes.size();
                  return new DislikeDiagnosis.Share(category, count, share);
                })
            .toList());
  }

  double of(CauseCategory category) {
    return all.stream()
        .filter(s -> s.route() == category)
        .mapToDouble(DislikeDiagnosis.Share::share)
        .sum();
  }

  boolean canHelp() {
    return of(CauseCategory.RETRIEVAL) >= WORTHWHILE;
  }

  /** The category with the most dislikes. */
  CauseCategory greatest() {
    return all.stream()
        .max(Comparator.comparingInt(DislikeDiagnosis.Share::dislikes))
        .map(DislikeDiagnosis.Share::route)
        .orElseThrow();
  }
}
