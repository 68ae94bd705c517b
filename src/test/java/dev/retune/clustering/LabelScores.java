package dev.retune.clustering;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well topics agree with labels.
 *
 * @param v V-measure (Rosenberg and Hirschberg, 2007), the harmonic mean of homogeneity and
 *     completeness
 * @param ari Rand index adjusted for chance (Hubert and Arabie, 1985)
 * @param small share of texts in topics of fewer than five
 */
record LabelScores(double v, double ari, int topics, double small) {
  static LabelScores of(long[] topics, int... labels) {
    int n = topics.length;
    Map<Long, Integer> byTopic = counts(i -> topics[i], n);
    Map<Integer, Integer> byLabel = counts(i -> labels[i], n);
    Map<String, Integer> both = counts(i -> topics[i] + "/" + labels[i], n);
    double labelsLeft = 0;
    double topicsLeft = 0;
    for (var cell : both.entrySet()) {
      String[] parts = cell.getKey().split("/", -1);
      double count = cell.getValue();
      labelsLeft -= count / n * Math.log(count / byTopic.getOrDefault(Long.parseLong(parts[0]), 0));
      topicsLeft -=
          count / n * Math.log(count / byLabel.getOrDefault(Integer.parseInt(parts[1]), 0));
    }
    double homogeneity = 1 - labelsLeft / entropy(byLabel, n);
    double completeness = 1 - topicsLeft / entropy(byTopic, n);
    double pairs = pairs(both);
    double expected = pairs(byTopic) * pairs(byLabel) / ((double) n * (n - 1) / 2);
    double most = (pairs(byTopic) + pairs(byLabel)) / 2;
    int small = byTopic.values().stream().filter(size -> size < 5).mapToInt(s -> s).sum();
    return new LabelScores(
        2 * homogeneity * completeness / (homogeneity + completeness),
        (pairs - expected) / (most - expected),
        byTopic.size(),
        (double) small / n);
  }

  private static <K> Map<K, Integer> counts(Function<Integer, K> key, int n) {
    return IntStream.range(0, n)
        .boxed()
        .collect(Collectors.toMap(key, _ -> 1, Integer::sum, HashMap::new));
  }

  private static double entropy(Map<?, Integer> counts, int n) {
    return counts.values().stream()
        .mapToDouble(c -> -(double) c / n * Math.log((double) c / n))
        .sum();
  }

  private static double pairs(Map<?, Integer> counts) {
    return counts.values().stream().mapToDouble(c -> (double) c * (c - 1) / 2).sum();
  }
}
