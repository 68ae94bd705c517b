package dev.retune.clustering;

import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.naming.CentralTexts;
import dev.retune.clustering.tracking.BadgeTest;
import dev.retune.clustering.tracking.BadgeTest.TopicCounts;
import dev.retune.clustering.tracking.NewTopic;
import dev.retune.clustering.tracking.PastDecisions;
import dev.retune.clustering.tracking.RegroupingProposal;
import dev.retune.clustering.tracking.TopicTracker;
import dev.retune.clustering.tracking.TopicUpdate;
import dev.retune.clustering.tracking.TrackedTexts;
import dev.retune.common.progress.ProgressMonitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Eight weeks of a labelled collection, cumulative. Each text has a week drawn by lot; the texts of
 * some labels, drawn too, come from the fifth week on.
 */
final class TopicReplay {
  static final int WEEKS = 8;
  static final int LATE_WEEK = 4;
  private static final int LATE = 10;
  // of few labels, at most one in so many comes late
  private static final int MOST_LATE = 7;

  private final LabelledTexts all;
  private final Set<ProposalKind> accepted;
  private final Set<Integer> late = new HashSet<>();
  private final int[] weekOf;
  private final boolean[] pinned;
  private final Map<Long, Integer> decidedTexts = new HashMap<>();
  private final Map<Long, DecisionKind> decidedKinds = new HashMap<>();
  private final List<Integer> order = new ArrayList<>();

  /**
   * Draws weeks and late labels.
   *
   * @param accepted kinds of proposals that are accepted, week by week
   */
  TopicReplay(LabelledTexts all, long seed, Set<ProposalKind> accepted) {
    this.all = all;
    this.accepted = Set.copyOf(accepted);
    Random random = new Random(seed);
    List<Integer> labels = new ArrayList<>(IntStream.range(0, all.kinds()).boxed().toList());
    Collections.shuffle(labels, random);
    late.addAll(labels.subList(0, Math.min(LATE, all.kinds() / MOST_LATE)));
    weekOf = new int[all.size()];
    pinned = new boolean[all.size()];
    for (int i = 0; i < weekOf.length; i++) {
      weekOf[i] =
          late.contains(all.labels()[i])
              ? LATE_WEEK + random.nextInt(WEEKS - LATE_WEEK)
              : random.nextInt(WEEKS);
      order.add(i);
    }
    order.sort(Comparator.comparingInt((Integer i) -> weekOf[i]));
  }

  /**
   * A week.
   *
   * @param topicsBefore topics of last week
   * @param ids share of last week's topics whose id goes on and has most of the texts it had
   * @param same share of last week's texts whose topic has the same id
   * @param undecided share of last week's texts whose topic changed without a decision
   * @param found late labels with a topic of their own with the badge new in the fifth week
   * @param wrong badges new of other topics, and second ones for a label
   * @param moved badges growing, shrinking and resolved
   */
  record Week(
      LabelScores scores,
      int topicsBefore,
      double ids,
      double same,
      double sameOrMerged,
      double undecided,
      int found,
      int wrong,
      int moved,
      Map<ProposalKind, Integer> proposals) {

    /** The end of all weeks with the worst shares and the sums of all badges and proposals. */
    static Week sum(List<Week> weeks) {
      Map<ProposalKind, Integer> proposals = new TreeMap<>();
      weeks.forEach(
          week -> week.proposals().forEach((kind, n) -> proposals.merge(kind, n, Integer::sum)));
      return new Week(
          weeks.getLast().scores(),
          weeks.getLast().topicsBefore(),
          weeks.stream().mapToDouble(Week::ids).min().orElse(1),
          weeks.stream().mapToDouble(Week::same).min().orElse(1),
          weeks.stream().mapToDouble(Week::sameOrMerged).min().orElse(1),
          weeks.stream().mapToDouble(Week::undecided).max().orElse(0),
          weeks.stream().mapToInt(Week::found).sum(),
          weeks.stream().mapToInt(Week::wrong).sum(),
          weeks.stream().mapToInt(Week::moved).sum(),
          proposals);
    }
  }

  /** Runs all weeks. */
  List<Week> run() {
    List<Week> weeks = new ArrayList<>();
    long[] topics = {};
    long[] next = {1};
    int before = 0;
    for (int week = 0; week < WEEKS; week++) {
      int now = week;
      int count = (int) order.stream().filter(i -> weekOf[i] <= now).count();
      long[] known = Arrays.copyOf(topics, count);
      TrackedTexts texts = texts(count, week, known);
      TopicUpdate update =
          new TopicTracker(TopicService.SEED)
              .update(
                  texts,
                  () -> next[0]++,
                  PastDecisions.of(decidedTexts, decidedKinds, List.of()),
                  ProgressMonitor.none());
      Map<Long, BadgeFinding> badges = badges(update, week, count);
      long[] decided = update.topics().clone();
      Map<Long, Long> merged = new HashMap<>();
      Map<ProposalKind, Integer> proposals = new TreeMap<>();
      for (RegroupingProposal proposal : update.proposals()) {
        proposals.merge(proposal.kind(), 1, Integer::sum);
        if (accepted.contains(proposal.kind())) {
          accept(proposal, decided, next, merged);
        }
      }
      int[] labels = labels(count);
      int previous = before;
      weeks.add(
          new Week(
              LabelScores.of(decided, labels),
              (int) Arrays.stream(known, 0, previous).distinct().count(),
              ids(previous, known, decided),
              share(previous, i -> known[i] == decided[i]),
              share(
                  previous,
                  i -> resolved(known[i], merged) == decided[i] || known[i] == decided[i]),
              1 - share(previous, i -> known[i] == update.topics()[i]),
              week == LATE_WEEK ? found(badges, update.topics(), labels).size() : 0,
              wrong(badges, update.topics(), labels, week),
              (int)
                  badges.values().stream()
                      .filter(b -> b.badge() != TopicBadge.NONE && b.badge() != TopicBadge.NEW)
                      .count(),
              proposals));
      topics = decided;
      before = count;
    }
    return weeks;
  }

  private void accept(
      RegroupingProposal proposal, long[] topics, long[] next, Map<Long, Long> merged) {
    long target = proposal.target() == 0 ? next[0]++ : proposal.target();
    target = resolved(target, merged);
    if (proposal.kind() == ProposalKind.MERGE) {
      if (target == proposal.topic()) {
        return;
      }
      merged.put(proposal.topic(), target);
    }
    for (int text : proposal.texts()) {
      if (topics[text] == proposal.topic()) {
        topics[text] = target;
        pinned[text] = true;
      }
    }
    switch (proposal.kind()) {
      case MERGE -> decided(DecisionKind.MERGE, topics, target);
      case SPLIT -> decided(DecisionKind.SPLIT, topics, proposal.topic(), target);
      case MOVE -> {}
    }
  }

  private void decided(DecisionKind kind, long[] topics, long... concerned) {
    for (long topic : concerned) {
      decidedKinds.put(topic, kind);
      decidedTexts.put(topic, (int) Arrays.stream(topics).filter(t -> t == topic).count());
    }
  }

  private static long resolved(long topic, Map<Long, Long> merged) {
    long found = topic;
    for (int i = 0; i < merged.size() && merged.containsKey(found); i++) {
      found = merged.get(found);
    }
    return found;
  }

  private TrackedTexts texts(int count, int week, long[] topics) {
    float[][] vectors =
        order.subList(0, count).stream().map(i -> all.vectors()[i]).toArray(float[][]::new);
    boolean[] recent = new boolean[count];
    for (int i = 0; i < count; i++) {
      recent[i] = weekOf[order.get(i)] == week;
    }
    return new TrackedTexts(vectors, topics, recent, Arrays.copyOf(pinned, count));
  }

  private int[] labels(int count) {
    return order.subList(0, count).stream().mapToInt(i -> all.labels()[i]).toArray();
  }

  private static double share(int texts, IntPredicate holds) {
    return texts == 0 ? 1 : IntStream.range(0, texts).filter(holds).count() / (double) texts;
  }

  private static double ids(int texts, long[] before, long... after) {
    Map<Long, int[]> held = new HashMap<>();
    for (int i = 0; i < texts; i++) {
      int[] counts = held.computeIfAbsent(before[i], _ -> new int[2]);
      counts[0]++;
      counts[1] += before[i] == after[i] ? 1 : 0;
    }
    long kept = held.values().stream().filter(counts -> counts[1] * 2 > counts[0]).count();
    return held.isEmpty() ? 1 : kept / (double) held.size();
  }

  private Map<Long, BadgeFinding> badges(TopicUpdate update, int week, int count) {
    CentralTexts centers = new CentralTexts(update.unit(), update.topics());
    Map<Long, NewTopic> made = new HashMap<>();
    if (week > 0) {
      update.created().forEach(topic -> made.put(topic.id(), topic));
    }
    Map<Long, int[]> counts = new TreeMap<>();
    int current = 0;
    int compared = 0;
    for (int i = 0; i < count; i++) {
      int age = week - weekOf[order.get(i)];
      int[] both = counts.computeIfAbsent(update.topics()[i], _ -> new int[2]);
      if (age <= 4) {
        both[age == 0 ? 0 : 1]++;
        current += age == 0 ? 1 : 0;
        compared++;
      }
    }
    Map<Long, TopicCounts> tested = new TreeMap<>();
    counts.forEach(
        (topic, both) -> {
          NewTopic own = made.get(topic);
          tested.put(
              topic,
              new TopicCounts(
                  both[0],
                  both[1],
                  own != null && isMade(own) ? own.alikeRecent() : 0,
                  own != null && isMade(own) ? own.alikeBefore() : 0,
                  centers.coherence(topic) > centers.nearestOther(topic)));
        });
    return new BadgeTest((double) current / compared, (double) current / count).findings(tested);
  }

  /** Late labels that have most of a topic with the badge new. */
  private Set<Integer> found(Map<Long, BadgeFinding> badges, long[] topics, int... labels) {
    Set<Integer> found = new HashSet<>();
    badges.forEach(
        (topic, finding) -> {
          int label = majority(topic, topics, labels);
          if (finding.badge() == TopicBadge.NEW && late.contains(label)) {
            found.add(label);
          }
        });
    return found;
  }

  private int wrong(Map<Long, BadgeFinding> badges, long[] topics, int[] labels, int week) {
    int all = (int) badges.values().stream().filter(b -> b.badge() == TopicBadge.NEW).count();
    return week == LATE_WEEK ? all - found(badges, topics, labels).size() : all;
  }

  /** The label of at least half of a topic's texts; -1 without one. */
  private static int majority(long topic, long[] topics, int... labels) {
    Map<Integer, Integer> counts = new HashMap<>();
    int size = 0;
    for (int i = 0; i < topics.length; i++) {
      if (topics[i] == topic) {
        counts.merge(labels[i], 1, Integer::sum);
        size++;
      }
    }
    int least = (size + 1) / 2;
    return counts.entrySet().stream()
        .filter(e -> e.getValue() >= least)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(-1);
  }

  private static boolean isMade(NewTopic own) {
    return own.alikeRecent() >= own.alikeBefore();
  }
}
