package dev.retune.retrain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How a window's dislikes divide among the routes.
 *
 * @param all one for every route, in the order of {@link Route}
 */
record Shares(List<Diagnosis.Share> all) {
  /** Part of the dislikes that must come from retrieval for a run to be worth its while. */
  static final double WORTHWHILE = 0.25;

  static Shares of(List<Route> routes) {
    return new Shares(
        Arrays.stream(Route.values())
            .map(
                route -> {
                  int count = (int) routes.stream().filter(route::equals).count();
                  double share = routes.isEmpty() ? 0 : (double) count / routes.size();
                  return new Diagnosis.Share(route, count, share);
                })
            .toList());
  }

  double of(Route route) {
    return all.stream().filter(s -> s.route() == route).mapToDouble(Diagnosis.Share::share).sum();
  }

  boolean canHelp() {
    return of(Route.RETRIEVAL) >= WORTHWHILE;
  }

  /** The route with most dislikes. */
  Route greatest() {
    return all.stream()
        .max(Comparator.comparingInt(Diagnosis.Share::dislikes))
        .map(Diagnosis.Share::route)
        .orElseThrow();
  }
}
