package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.GroupingScale;
import dev.retune.clustering.graph.LeidenGrouping;
import dev.retune.clustering.graph.SharedNeighborGraph;
import dev.retune.clustering.model.ProposalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * Proposes changes where better groups are found when Leiden's algorithm starts from the topics as
 * they are. Starting there, only what makes the groups better is different; from nothing, other
 * groups of the same quality would be found each time.
 */
final class ProposalFinder {
  private static final int LEAST_TEXTS = 6;
  private static final double LEAST_SHARE = 0.05;
  // a topic of which more than this share is in another's group is merged with it
  private static final double MERGED_SHARE = 0.6;

  private final LeidenGrouping leiden;
  private final SharedNeighborGraph graph;
  private final GroupingScale scale;

  ProposalFinder(LeidenGrouping leiden, SharedNeighborGraph graph, GroupingScale scale) {
    this.leiden = leiden;
    this.graph = graph;
    this.scale = scale;
  }

  /** Returns proposals, each of which can be accepted without the others. */
  List<RegroupingProposal> proposals(long[] topics, LongPredicate settled) {
    int[] better = leiden.improved(graph, scale.density(), numbers(topics));
    CountTable table = new CountTable(better, topics);
    List<RegroupingProposal> found = new ArrayList<>();
    for (long topic : table.topics()) {
      if (!settled.test(topic)) {
        found.addAll(of(topic, table, topics, better, settled));
      }
    }
    found.sort(
        Comparator.comparingInt((RegroupingProposal p) -> p.texts().length)
            .reversed()
            .thenComparingLong(RegroupingProposal::topic));
    return found;
  }

  private static List<RegroupingProposal> of(
      long topic, CountTable table, long[] topics, int[] better, LongPredicate settled) {
    int size = table.size(topic);
    Map<Integer, Integer> parts = table.parts(topic);
    int main = table.largestPart(topic);
    int inMain = parts.getOrDefault(main, 0);
    long home = table.owner(main);
    if (home != topic && inMain >= MERGED_SHARE * size && !settled.test(home)) {
      return List.of(
          new RegroupingProposal(ProposalKind.MERGE, topic, home, texts(topic, topics), size));
    }
    int least = Math.max(LEAST_TEXTS, (int) Math.ceil(LEAST_SHARE * size));
    List<RegroupingProposal> found = new ArrayList<>();
    parts.forEach(
        (part, count) -> {
          long owner = table.owner(part);
          if (part == main || count < least || (owner != topic && settled.test(owner))) {
            return;
          }
          // a group of which no topic has half is nobody's to take texts for
          if (table.parts(owner).getOrDefault(part, 0) * 2 < table.groupSize(part)) {
            return;
          }
          int[] concerned =
              IntStream.range(0, topics.length)
                  .filter(i -> topics[i] == topic && better[i] == part)
                  .toArray();
          found.add(
              owner == topic
                  ? new RegroupingProposal(ProposalKind.SPLIT, topic, 0, concerned, size)
                  : new RegroupingProposal(ProposalKind.MOVE, topic, owner, concerned, size));
        });
    return found;
  }

  private static int[] texts(long topic, long... topics) {
    return IntStream.range(0, topics.length).filter(i -> topics[i] == topic).toArray();
  }

  private static int[] numbers(long... topics) {
    Map<Long, Integer> numbers = new TreeMap<>();
    Arrays.stream(topics).forEach(topic -> numbers.putIfAbsent(topic, numbers.size()));
    return Arrays.stream(topics).mapToInt(topic -> numbers.getOrDefault(topic, 0)).toArray();
  }
}
