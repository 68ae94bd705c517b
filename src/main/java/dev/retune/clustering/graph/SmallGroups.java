package dev.retune.clustering.graph;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Joins groups that are too small to be a topic with the group of their nearest neighbours: those
 * under three texts always, those under five until they hold two texts in a hundred. Nobody is left
 * out.
 */
public final class SmallGroups {
  /** The least texts of a topic that a person would call one. */
  public static final int TOPIC = 5;

  private static final int PAIR = 3;
  private static final double SHARE = 0.02;
  private static final int ASKED = 30;

  private SmallGroups() {}

  /** Returns the groups without the small ones, numbered by size without gaps. */
  public static int[] joined(NeighborLists lists, int... groups) {
    int[] found = groups.clone();
    while (true) {
      Map<Integer, Integer> sizes = sizes(found);
      int under = sizes.values().stream().filter(s -> s < TOPIC).mapToInt(s -> s).sum();
      int smallest = sizes.values().stream().mapToInt(s -> s).min().orElse(TOPIC);
      boolean enough = smallest >= PAIR && under <= SHARE * found.length;
      if (sizes.size() <= 1 || smallest >= TOPIC || enough) {
        return numbered(found);
      }
      int group =
          sizes.entrySet().stream()
              .filter(e -> e.getValue() == smallest)
              .findFirst()
              .orElseThrow()
              .getKey();
      int target = nearest(lists, group, sizes, found);
      for (int i = 0; i < found.length; i++) {
        found[i] = found[i] == group ? target : found[i];
      }
    }
  }

  private static int nearest(
      NeighborLists lists, int group, Map<Integer, Integer> sizes, int... groups) {
    Map<Integer, Double> votes = new TreeMap<>();
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] == group) {
        for (int rank = 0; rank < Math.min(ASKED, lists.count(i)); rank++) {
          int other = groups[lists.neighbor(i, rank)];
          if (other != group) {
            votes.merge(other, (double) lists.similarity(i, rank), Double::sum);
          }
        }
      }
    }
    // without another group among the neighbours the largest takes it
    Map<Integer, ? extends Number> from = votes.isEmpty() ? sizes : votes;
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (var entry : from.entrySet()) {
      if (entry.getKey() != group && entry.getValue().doubleValue() > most) {
        most = entry.getValue().doubleValue();
        best = entry.getKey();
      }
    }
    return best;
  }

  private static Map<Integer, Integer> sizes(int... groups) {
    Map<Integer, Integer> sizes = new TreeMap<>();
    Arrays.stream(groups).forEach(group -> sizes.merge(group, 1, Integer::sum));
    return sizes;
  }

  private static int[] numbered(int... groups) {
    Map<Integer, Integer> sizes = sizes(groups);
    Map<Integer, Integer> numbers = new TreeMap<>();
    sizes.keySet().stream()
        .sorted((a, b) -> Integer.compare(sizes.getOrDefault(b, 0), sizes.getOrDefault(a, 0)))
        .forEach(group -> numbers.put(group, numbers.size()));
    return Arrays.stream(groups).map(group -> numbers.getOrDefault(group, 0)).toArray();
  }
}
