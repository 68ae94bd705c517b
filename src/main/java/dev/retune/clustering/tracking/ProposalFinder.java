package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.GroupingScale;
import dev.retune.clustering.graph.LeidenGrouping;
import dev.retune.clustering.graph.SharedNeighborGraph;
import dev.retune.clustering.model.ProposalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds changes where better groups are found when Leiden's algorithm starts from the topics as
 * they are. Starting there, only what makes the groups better is different; from nothing, other
 * groups of the same quality would be found each time. No proposal undoes what a person decided.
 */
final class ProposalFinder {
  private static final int LEAST_TEXTS = 6;
  private static final double LEAST_SHARE = 0.05;
  // a topic of which more than this share is in another's group is merged with it
  private static final double MERGED_SHARE = 0.6;

  private final SharedNeighborGraph graph;
  private final double resolution;
  private final TrackedTexts texts;
  private final PastDecisions decisions;
  private final long[] topics;
  private final int[] better;
  private final CountTable table;

  /**
   * Looks for better groups.
   *
   * @param topics the topic of each text now
   */
  ProposalFinder(
      LeidenGrouping leiden,
      SharedNeighborGraph graph,
      GroupingScale scale,
      TrackedTexts texts,
      PastDecisions decisions,
      long... topics) {
    this.graph = graph;
    this.resolution = scale.density() * graph.density();
    this.texts = texts;
    this.decisions = decisions;
    this.topics = topics;
    this.better = leiden.improved(graph, scale.density(), numbers(topics));
    this.table = new CountTable(better, topics);
  }

  /** Returns all changes that make the groups better by themselves. */
  List<RegroupingProposal> all() {
    return table.topics().stream()
        .flatMap(topic -> of(topic).stream())
        .filter(p -> p.gain() > 0)
        .filter(p -> !decisions.isDismissed(p.kind(), p.topic(), p.target(), p.ofTopic()))
        .toList();
  }

  private List<RegroupingProposal> of(long topic) {
    int size = table.size(topic);
    Map<Integer, Integer> parts = table.parts(topic);
    int main = table.largestPart(topic);
    int inMain = parts.getOrDefault(main, 0);
    long owner = table.owner(main);
    if (owner != topic
        && inMain >= MERGED_SHARE * size
        && decisions.mayBeMerged(topic, size)
        && decisions.mayBeMerged(owner, table.size(owner))) {
      int[] own = IntStream.range(0, topics.length).filter(i -> topics[i] == topic).toArray();
      return List.of(proposal(ProposalKind.MERGE, topic, owner, own));
    }
    List<RegroupingProposal> found = new ArrayList<>();
    if (decisions.mayBeDivided(topic, size)) {
      parts.keySet().stream()
          .filter(part -> part != main)
          .forEach(part -> partOf(topic, part).ifPresent(found::add));
    }
    return found;
  }

  private Optional<RegroupingProposal> partOf(long topic, int part) {
    long owner = table.owner(part);
    // a topic takes texts only for a group that consists of its own texts by at least half
    if (table.parts(owner).getOrDefault(part, 0) * 2 < table.groupSize(part)) {
      return Optional.empty();
    }
    boolean splits = owner == topic;
    int[] concerned =
        IntStream.range(0, topics.length)
            .filter(i -> topics[i] == topic && better[i] == part)
            // a text stays where a person has put it
            .filter(i -> splits || !texts.pinned()[i])
            .toArray();
    int least = Math.max(LEAST_TEXTS, (int) Math.ceil(LEAST_SHARE * table.size(topic)));
    if (concerned.length < least) {
      return Optional.empty();
    }
    return Optional.of(
        splits
            ? proposal(ProposalKind.SPLIT, topic, 0, concerned)
            : proposal(ProposalKind.MOVE, topic, owner, concerned));
  }

  private RegroupingProposal proposal(
      ProposalKind kind, long topic, long target, int... concerned) {
    int size = table.size(topic);
    return new RegroupingProposal(
        kind, topic, target, concerned, size, gain(topic, target, size, concerned));
  }

  /**
   * The gain in quality of the constant Potts model (Traag, Van Dooren and Nesterov, Physical
   * Review E 84, 2011), per text.
   */
  private double gain(long topic, long target, int size, int... concerned) {
    boolean[] leaves = new boolean[topics.length];
    Arrays.stream(concerned).forEach(text -> leaves[text] = true);
    double count = concerned.length;
    double gain = resolution * count * (size - count);
    gain -= target == 0 ? 0 : resolution * count * table.size(target);
    for (int text : concerned) {
      int[] linked = graph.linked(text);
      double[] strengths = graph.strengths(text);
      for (int i = 0; i < linked.length; i++) {
        long other = topics[linked[i]];
        if (!leaves[linked[i]]) {
          gain += other == topic ? -strengths[i] : other == target ? strengths[i] : 0;
        }
      }
    }
    return gain / count;
  }

  private static int[] numbers(long... topics) {
    Map<Long, Integer> numbers = new TreeMap<>();
    Arrays.stream(topics).forEach(topic -> numbers.putIfAbsent(topic, numbers.size()));
    return Arrays.stream(topics).mapToInt(topic -> numbers.getOrDefault(topic, 0)).toArray();
  }
}
