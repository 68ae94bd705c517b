package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.GroupingScale;
import dev.retune.clustering.graph.LeidenGrouping;
import dev.retune.clustering.graph.NearestNeighborSearch;
import dev.retune.clustering.graph.NeighborLists;
import dev.retune.clustering.graph.SharedNeighborGraph;
import dev.retune.clustering.graph.SmallGroups;
import dev.retune.clustering.graph.UnitVectors;
import dev.retune.common.progress.ProgressMonitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Gives new texts their topics. A text that has a topic keeps it, whatever the groups of today look
 * like: ids are kept by this rule, as no way of grouping gives the same groups twice when texts are
 * added. Groups that consist of new texts become new topics; other new texts join the topic of
 * their neighbours. Where today's groups differ from the topics, a change is proposed.
 */
public final class TopicTracker {
  private static final int NEIGHBORS = 60;
  private static final int FINER = 4;
  private static final int DIVISIONS = 2;

  private final LeidenGrouping leiden;

  /** The same seed gives the same topics. */
  public TopicTracker(long seed) {
    this.leiden = new LeidenGrouping(seed);
  }

  /**
   * Updates topics.
   *
   * @param nextId gives the ids of new topics
   * @param settled topics that nothing is proposed about, because a person has decided
   */
  public TopicUpdate update(
      TrackedTexts texts, LongSupplier nextId, LongPredicate settled, ProgressMonitor monitor) {
    GroupingScale scale = GroupingScale.of(texts.size());
    float[][] unit = UnitVectors.centered(texts.vectors());
    NeighborLists lists =
        NearestNeighborSearch.among(unit, Math.max(NEIGHBORS, scale.compared()), monitor);
    monitor.check();
    SharedNeighborGraph graph = SharedNeighborGraph.of(lists, scale);
    int[] groups = leiden.groups(graph, scale.density());
    monitor.check();
    boolean first = Arrays.stream(texts.topics()).allMatch(topic -> topic == 0);
    int[] used = first ? SmallGroups.joined(lists, groups) : groups;
    long[] topics = texts.topics().clone();
    List<NewTopic> created =
        found(texts, first ? used : mixed(texts, scale, graph, used), first, nextId, topics);
    new NeighborVote(unit, lists, texts.topics()).decide(topics);
    List<RegroupingProposal> proposals =
        first ? List.of() : new ProposalFinder(leiden, graph, scale).proposals(topics, settled);
    return new TopicUpdate(topics, created, proposals, themes(graph, topics), unit, lists, graph);
  }

  /**
   * Divides groups of old and new texts that hold more new ones than chance puts there: a new topic
   * next to an old one may be hidden in such a group.
   */
  private int[] mixed(
      TrackedTexts texts, GroupingScale scale, SharedNeighborGraph graph, int... groups) {
    int[] divided = groups.clone();
    double density = scale.density();
    for (int round = 0; round < DIVISIONS; round++) {
      density *= 2;
      Map<Integer, List<Integer>> members = members(divided);
      int[] next = {members.size()};
      for (List<Integer> group : members.values()) {
        int fresh = (int) group.stream().filter(i -> texts.topics()[i] == 0).count();
        if (NoveltyTest.isMixed(fresh, group.size() - fresh, newShare(texts))) {
          int[] ids = group.stream().mapToInt(Integer::intValue).toArray();
          int[] parts = leiden.parts(graph, density, ids);
          for (int i = 0; i < ids.length; i++) {
            divided[ids[i]] = next[0] + parts[i];
          }
          next[0] += ids.length;
        }
      }
    }
    return divided;
  }

  private static double newShare(TrackedTexts texts) {
    return Arrays.stream(texts.topics()).filter(t -> t == 0).count() / (double) texts.size();
  }

  private static Map<Integer, List<Integer>> members(int... groups) {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    IntStream.range(0, groups.length)
        .forEach(i -> members.computeIfAbsent(groups[i], _ -> new ArrayList<>()).add(i));
    return members;
  }

  /** Makes topics of groups that consist of new texts, and writes them down. */
  private static List<NewTopic> found(
      TrackedTexts texts, int[] groups, boolean first, LongSupplier nextId, long[] topics) {
    List<NewTopic> created = new ArrayList<>();
    double share = newShare(texts);
    for (List<Integer> group : members(groups).values()) {
      List<Integer> fresh = group.stream().filter(i -> texts.topics()[i] == 0).toList();
      boolean makesTopic =
          first || NoveltyTest.isOwnTopic(fresh.size(), group.size() - fresh.size(), share);
      if (makesTopic) {
        long id = nextId.getAsLong();
        fresh.forEach(i -> topics[i] = id);
        int recent = (int) group.stream().filter(i -> texts.recent()[i]).count();
        created.add(new NewTopic(id, recent, group.size() - recent));
      }
    }
    return created;
  }

  /**
   * Divides some of the texts into parts, which are numbered by size; all 0 when they hang
   * together.
   */
  public int[] parts(TrackedTexts all, ProgressMonitor monitor, int... texts) {
    GroupingScale scale = GroupingScale.of(all.size());
    SharedNeighborGraph graph =
        SharedNeighborGraph.of(
            NearestNeighborSearch.among(
                UnitVectors.centered(all.vectors()), scale.compared(), monitor),
            scale);
    double density = scale.density();
    int[] parts = leiden.parts(graph, density, texts);
    // a person asked for it, so finer groups are tried until there are two
    for (int i = 0; i < FINER && largeParts(parts) < 2; i++) {
      density *= 2;
      parts = leiden.parts(graph, density, texts);
    }
    return largeParts(parts) < 2 ? new int[texts.length] : joined(graph, parts, texts);
  }

  private static int least(int texts) {
    return Math.max(3, texts / 10);
  }

  private static long largeParts(int... parts) {
    int least = least(parts.length);
    return sizes(parts).values().stream().filter(size -> size >= least).count();
  }

  private static Map<Integer, Integer> sizes(int... parts) {
    Map<Integer, Integer> sizes = new TreeMap<>();
    Arrays.stream(parts).forEach(part -> sizes.merge(part, 1, Integer::sum));
    return sizes;
  }

  /** Gives the small parts to the large one that they are linked to, the largest without links. */
  private static int[] joined(SharedNeighborGraph graph, int[] parts, int... texts) {
    int least = least(parts.length);
    Map<Integer, Integer> sizes = sizes(parts);
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    sizes.entrySet().stream()
        .filter(e -> e.getValue() >= least)
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .forEach(e -> numbers.put(e.getKey(), numbers.size()));
    SharedNeighborGraph inside = graph.among(texts);
    int[] joined = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      Integer own = numbers.get(parts[i]);
      joined[i] = own != null ? own : strongest(inside, i, parts, numbers);
    }
    return joined;
  }

  private static int strongest(
      SharedNeighborGraph inside, int text, int[] parts, Map<Integer, Integer> numbers) {
    double[] sums = new double[numbers.size()];
    int[] linked = inside.linked(text);
    double[] strengths = inside.strengths(text);
    for (int i = 0; i < linked.length; i++) {
      Integer number = numbers.get(parts[linked[i]]);
      if (number != null) {
        sums[number] += strengths[i];
      }
    }
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] > sums[best] ? i : best;
    }
    return best;
  }

  /** The upper level: topics that are linked more than others are one theme. */
  private Map<Long, Long> themes(SharedNeighborGraph graph, long... topics) {
    Map<Long, Integer> numbers = new TreeMap<>();
    Map<Long, Integer> sizes = new TreeMap<>();
    Arrays.stream(topics)
        .forEach(
            topic -> {
              numbers.putIfAbsent(topic, numbers.size());
              sizes.merge(topic, 1, Integer::sum);
            });
    int[] groups = Arrays.stream(topics).mapToInt(t -> numbers.getOrDefault(t, 0)).toArray();
    int[] themes = leiden.themes(graph, groups);
    Map<Integer, Long> largest = new TreeMap<>();
    numbers.forEach(
        (topic, number) ->
            largest.merge(
                themes[number],
                topic,
                (a, b) -> sizes.getOrDefault(a, 0) >= sizes.getOrDefault(b, 0) ? a : b));
    Map<Long, Long> named = new TreeMap<>();
    numbers.forEach(
        (topic, number) -> named.put(topic, largest.getOrDefault(themes[number], topic)));
    return named;
  }
}
