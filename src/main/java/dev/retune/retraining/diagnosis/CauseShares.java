package dev.retune.retraining.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How a window's dislikes divide among the routes.
 *
 * @param all one for every route, in the order of {@link CauseCategory}
 */
record CauseShares(List<DislikeDiagnosis.Share> all) {
  /** Part of the dislikes that must come from retrieval for a run to be worth its while. */
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

  /** The route with most dislikes. */
  CauseCategory greatest() {
    return all.stream()
        .max(Comparator.comparingInt(DislikeDiagnosis.Share::dislikes))
        .map(DislikeDiagnosis.Share::route)
        .orElseThrow();
  }
}
