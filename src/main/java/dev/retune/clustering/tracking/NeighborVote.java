package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.NeighborLists;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Lets the neighbours of a text say which topic it belongs to. The nearest count most. After a
 * first round, in which only texts with a topic have a vote, new texts vote as well.
 */
final class NeighborVote {
  private static final int VOTERS = 10;
  private static final int ROUNDS = 4;
  // the nearest count more; more voters or a higher power made topics of later weeks less pure
  private static final double POWER = 4;

  private final float[][] unit;
  private final NeighborLists lists;
  private final long[] before;

  /**
   * Creates a vote.
   *
   * @param before topics before the update; 0 for new texts
   */
  NeighborVote(float[][] unit, NeighborLists lists, long[] before) {
    this.unit = unit;
    this.lists = lists;
    this.before = before;
  }

  /** Fills in the topics that are still 0. */
  void decide(long[] topics) {
    int[] open = open(topics);
    if (open.length == 0) {
      return;
    }
    for (int round = 0; round < ROUNDS; round++) {
      long[] next = new long[open.length];
      for (int i = 0; i < open.length; i++) {
        next[i] = elected(open[i], round == 0, topics);
      }
      for (int i = 0; i < open.length; i++) {
        topics[open[i]] = next[i];
      }
    }
  }

  private static int[] open(long[] topics) {
    return IntStream.range(0, topics.length).filter(i -> topics[i] == 0).toArray();
  }

  private long elected(int text, boolean settledOnly, long[] topics) {
    Map<Long, Double> votes = new TreeMap<>();
    int voters = 0;
    for (int rank = 0; rank < lists.count(text) && voters < VOTERS; rank++) {
      int voter = lists.neighbor(text, rank);
      boolean entitled = settledOnly ? before[voter] != 0 : topics[voter] != 0;
      if (entitled && topics[voter] != 0) {
        votes.merge(
            topics[voter], Math.pow(Math.max(0, lists.similarity(text, rank)), POWER), Double::sum);
        voters++;
      }
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseGet(() -> nearest(text, topics));
  }

  /** The topic of the most similar text with one, when none is among the neighbours. */
  private long nearest(int text, long[] topics) {
    long topic = 0;
    float best = Float.NEGATIVE_INFINITY;
    for (int other = 0; other < topics.length; other++) {
      if (other != text && topics[other] != 0) {
        float similarity = VectorUtil.dotProduct(unit[text], unit[other]);
        if (similarity > best) {
          best = similarity;
          topic = topics[other];
        }
      }
    }
    return topic;
  }
}
