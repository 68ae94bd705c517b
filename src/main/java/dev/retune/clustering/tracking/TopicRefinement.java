package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.GroupingScale;
import dev.retune.clustering.graph.NeighborLists;
import dev.retune.clustering.graph.SharedNeighborGraph;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Puts texts into the existing topic that their links and their neighbours have now: a text that
 * came early was placed by few neighbours. No topic is made or ends here. Each round moves a text
 * where the constant Potts model gains clearly, and then lets its nearest neighbours vote.
 */
final class TopicRefinement {
  private static final int ALTERNATIONS = 2;
  private static final int ROUNDS = 8;
  // found on draws of a public collection that are not those it is measured on (decision 0018)
  private static final double COARSER = 0.6;
  private static final double MARGIN = 0.1;
  private static final int VOTERS = 10;
  private static final double POWER = 4;

  private final NeighborLists lists;
  private final SharedNeighborGraph graph;
  private final double resolution;

  TopicRefinement(NeighborLists lists, SharedNeighborGraph graph, GroupingScale scale) {
    this.lists = lists;
    this.graph = graph;
    this.resolution = COARSER * scale.density() * graph.density();
  }

  /** Returns better topics for the texts that are free to move. */
  long[] refined(long[] topics, boolean... free) {
    long[] refined = topics.clone();
    for (int i = 0; i < ALTERNATIONS; i++) {
      linked(refined, free);
      voted(refined, free);
    }
    return refined;
  }

  /**
   * How much larger the share of a text's nearest neighbours with one topic is than that of those
   * with another, -1 to 1.
   */
  double advantage(int text, long topic, long than, long... topics) {
    double all = 0;
    double more = 0;
    for (int rank = 0; rank < Math.min(VOTERS, lists.count(text)); rank++) {
      double weight = weight(text, rank);
      long voted = topics[lists.neighbor(text, rank)];
      all += weight;
      more += voted == topic ? weight : voted == than ? -weight : 0;
    }
    return all == 0 ? 0 : more / all;
  }

  private void linked(long[] topics, boolean... free) {
    Map<Long, Integer> sizes = new HashMap<>();
    Arrays.stream(topics).forEach(topic -> sizes.merge(topic, 1, Integer::sum));
    boolean moved = true;
    for (int round = 0; moved && round < ROUNDS; round++) {
      moved = false;
      for (int text = 0; text < topics.length; text++) {
        if (free[text]) {
          long best = strongest(text, topics, sizes);
          if (best != topics[text]) {
            sizes.merge(topics[text], -1, Integer::sum);
            sizes.merge(best, 1, Integer::sum);
            topics[text] = best;
            moved = true;
          }
        }
      }
    }
  }

  private long strongest(int text, long[] topics, Map<Long, Integer> sizes) {
    int[] linked = graph.linked(text);
    double[] strengths = graph.strengths(text);
    Map<Long, Double> sums = new TreeMap<>();
    double all = 0;
    for (int i = 0; i < linked.length; i++) {
      sums.merge(topics[linked[i]], strengths[i], Double::sum);
      all += strengths[i];
    }
    long own = topics[text];
    long best = own;
    double most =
        sums.getOrDefault(own, 0.0) - resolution * (sizes.getOrDefault(own, 1) - 1) + MARGIN * all;
    for (var sum : sums.entrySet()) {
      double gain = sum.getValue() - resolution * sizes.getOrDefault(sum.getKey(), 0);
      if (sum.getKey() != own && gain > most) {
        best = sum.getKey();
        most = gain;
      }
    }
    return best;
  }

  private void voted(long[] topics, boolean... free) {
    long[] before = topics.clone();
    IntStream.range(0, topics.length)
        .filter(text -> free[text])
        .forEach(text -> topics[text] = elected(text, before));
  }

  private long elected(int text, long... topics) {
    Map<Long, Double> votes = new TreeMap<>();
    for (int rank = 0; rank < Math.min(VOTERS, lists.count(text)); rank++) {
      votes.merge(topics[lists.neighbor(text, rank)], weight(text, rank), Double::sum);
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(topics[text]);
  }

  private double weight(int text, int rank) {
    return Math.pow(Math.max(0, lists.similarity(text, rank)), POWER);
  }
}
