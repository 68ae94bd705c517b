package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.GroupingScale;
import dev.retune.clustering.graph.LeidenGrouping;
import dev.retune.clustering.graph.NearestNeighborSearch;
import dev.retune.clustering.graph.NeighborLists;
import dev.retune.clustering.graph.SharedNeighborGraph;
import dev.retune.clustering.graph.SmallGroups;
import dev.retune.clustering.graph.UnitVectors;
import dev.retune.common.progress.ProgressMonitor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Gives new texts their topics. Topics stay, whatever the groups of today look like: ids are kept
 * by this rule, as no way of grouping gives the same groups twice when texts are added. Groups that
 * consist of new texts become new topics; other new texts join the topic of their neighbours. Once
 * a week a few texts that are clearly in the wrong one of the topics go to the right one, and a few
 * changes are proposed where today's groups differ from the topics beyond that.
 */
public final class TopicTracker {
  private static final int NEIGHBORS = 60;
  private static final int FINER = 4;

  private final LeidenGrouping leiden;

  /** The same seed gives the same topics. */
  public TopicTracker(long seed) {
    this.leiden = new LeidenGrouping(seed);
  }

  /**
   * Updates topics.
   *
   * @param nextId gives the ids of new topics
   * @param decisions what is not proposed, because a person has decided
   */
  public TopicUpdate update(
      TrackedTexts texts, LongSupplier nextId, PastDecisions decisions, ProgressMonitor monitor) {
    GroupingScale scale = GroupingScale.of(texts.size());
    float[][] unit = UnitVectors.centered(texts.vectors());
    NeighborLists lists =
        NearestNeighborSearch.among(unit, Math.max(NEIGHBORS, scale.compared()), monitor);
    monitor.check();
    SharedNeighborGraph graph = SharedNeighborGraph.of(lists, scale);
    int[] groups = leiden.groups(graph, scale.density());
    monitor.check();
    boolean first = Arrays.stream(texts.topics()).allMatch(topic -> topic == 0);
    long[] topics = texts.topics().clone();
    NewTopicFinder finder = new NewTopicFinder(texts, lists);
    List<NewTopic> created =
        first
            ? finder.all(SmallGroups.joined(lists, groups), nextId, topics)
            : finder.found(finder.divided(leiden, graph, scale, groups), nextId, topics);
    NeighborVote vote = new NeighborVote(unit, lists, texts.topics());
    vote.decide(topics);
    if (!first) {
      topics = refined(texts, new TopicRefinement(lists, graph, scale), topics);
      created = finder.lasting(created, topics);
      vote.decide(topics);
    }
    List<RegroupingProposal> proposals =
        first || !texts.beginsWeek()
            ? List.of()
            : new WeeklyProposals(texts.topics(), topics)
                .chosen(new ProposalFinder(leiden, graph, scale, texts, decisions, topics).all());
    return new TopicUpdate(
        topics, created, texts.beginsWeek(), proposals, themes(graph, topics), unit, lists, graph);
  }

  /**
   * Lets texts go to the topic that fits best now: new ones, and in the first update of a week a
   * few of those that have a topic, unless a person has put them there.
   */
  private static long[] refined(TrackedTexts texts, TopicRefinement refinement, long... topics) {
    long[] before = texts.topics();
    boolean weekBegins = texts.beginsWeek();
    boolean[] free = new boolean[before.length];
    for (int i = 0; i < free.length; i++) {
      free[i] = before[i] == 0 || (weekBegins && !texts.pinned()[i]);
    }
    long[] wanted = refinement.refined(topics, free);
    return MoveLimit.limited(
        before, wanted, i -> refinement.advantage(i, wanted[i], before[i], wanted));
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
