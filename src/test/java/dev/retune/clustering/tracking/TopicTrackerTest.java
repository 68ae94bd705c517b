package dev.retune.clustering.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.model.TopicProposal;
import dev.retune.common.progress.ProgressMonitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicTrackerTest {
  private static final int DIMENSION = 24;

  private final Random random = new Random(3);
  private final List<float[]> vectors = new ArrayList<>();
  private final List<Integer> groups = new ArrayList<>();
  private final float[][] centers = new float[9][DIMENSION];
  private final AtomicLong next = new AtomicLong(1);

  TopicTrackerTest() {
    for (float[] center : centers) {
      for (int j = 0; j < DIMENSION; j++) {
        center[j] = (float) random.nextGaussian();
      }
    }
  }

  private void add(int group, int count) {
    for (int i = 0; i < count; i++) {
      float[] vector = centers[group].clone();
      for (int j = 0; j < DIMENSION; j++) {
        vector[j] += (float) (0.35 * random.nextGaussian());
      }
      vectors.add(vector);
      groups.add(group);
    }
  }

  private TopicUpdate update(long... before) {
    return update(new boolean[vectors.size()], PastDecisions.NONE, before);
  }

  private TopicUpdate update(boolean[] pinned, PastDecisions decisions, long... before) {
    int count = vectors.size();
    boolean[] recent = new boolean[count];
    Arrays.fill(recent, before.length, count, true);
    return update(recent, pinned, decisions, before);
  }

  private TopicUpdate update(
      boolean[] recent, boolean[] pinned, PastDecisions decisions, long... before) {
    int count = vectors.size();
    return new TopicTracker(1)
        .update(
            new TrackedTexts(
                vectors.toArray(float[][]::new), Arrays.copyOf(before, count), recent, pinned),
            next::getAndIncrement,
            decisions,
            ProgressMonitor.none());
  }

  private long[] topicsOf(int group, TopicUpdate update) {
    return IntStream.range(0, groups.size())
        .filter(i -> groups.get(i) == group)
        .mapToLong(i -> update.topics()[i])
        .distinct()
        .toArray();
  }

  @Test
  void oldTextsStayAndNewOnesJoinOrMakeTopics() {
    for (int group = 0; group < 8; group++) {
      add(group, 40);
    }
    TopicUpdate first = update();
    assertThat(first.created()).hasSize(8);
    assertThat(first.topics()).doesNotContain(0);
    for (int group = 0; group < 8; group++) {
      assertThat(topicsOf(group, first)).hasSize(1);
    }
    long[] zero = topicsOf(0, first);
    add(0, 12);
    add(8, 15);
    TopicUpdate second = update(first.topics());
    assertThat(Arrays.copyOf(second.topics(), 320)).isEqualTo(first.topics());
    assertThat(topicsOf(0, second)).isEqualTo(zero);
    assertThat(second.created()).hasSize(1);
    assertThat(second.created().getFirst().alikeBefore()).isZero();
    assertThat(topicsOf(8, second)).containsExactly(second.created().getFirst().id());
    // the same again
    next.set(9);
    assertThat(update(first.topics()).topics()).isEqualTo(second.topics());
  }

  /** Topics in which one holds two groups, and a group is in topics of its own and 100. */
  private long[] mixed() {
    for (int group = 0; group < 8; group++) {
      add(group, 40);
    }
    add(1, 20);
    TopicUpdate first = update();
    long[] topics = first.topics().clone();
    long one = topicsOf(1, first)[0];
    for (int i = 0; i < topics.length; i++) {
      topics[i] = groups.get(i) == 2 ? one : topics[i];
      topics[i] = groups.get(i) == 3 && i % 3 == 0 ? 100 : topics[i];
    }
    next.set(200);
    add(7, 3);
    return topics;
  }

  private boolean[] all(boolean value) {
    boolean[] all = new boolean[vectors.size()];
    Arrays.fill(all, value);
    return all;
  }

  @Test
  void changesAreProposedOnceAWeekAndNotMade() {
    long[] topics = mixed();
    long one = topics[40];
    long three = topics[121];
    // where a person has put them, so that none moves by itself
    TopicUpdate second = update(all(true), PastDecisions.NONE, topics);
    assertThat(second.topics()).startsWith(topics);
    assertThat(second.beginsWeek()).isTrue();
    assertThat(changes(second))
        .containsExactlyInAnyOrder(
            ProposalKind.SPLIT + " " + one + " 0", ProposalKind.MERGE + " 100 " + three);
    assertThat(second.proposals()).allSatisfy(p -> assertThat(p.gain()).isPositive());
    // later in the week nothing is proposed anew, nor while nothing comes in
    add(7, 3);
    boolean[] recent = all(false);
    Arrays.fill(recent, topics.length, recent.length, true);
    TopicUpdate third = update(recent, all(true), PastDecisions.NONE, second.topics());
    assertThat(third.beginsWeek()).isFalse();
    assertThat(third.proposals()).isEmpty();
    assertThat(update(all(false), all(true), PastDecisions.NONE, topics).proposals()).isEmpty();
  }

  @Test
  void nothingIsProposedThatTakesBackADecision() {
    long[] topics = mixed();
    long one = topics[40];
    long three = topics[121];
    String split = ProposalKind.SPLIT + " " + one + " 0";
    String merge = ProposalKind.MERGE + " 100 " + three;
    Map<Long, DecisionKind> kinds =
        Map.of(one, DecisionKind.MERGE, three, DecisionKind.SPLIT, 100L, DecisionKind.SPLIT);
    PastDecisions decided =
        PastDecisions.of(Map.of(one, 100, three, 26, 100L, 14), kinds, List.of());
    assertThat(changes(update(all(true), decided, topics))).isEmpty();
    // but when the topics have doubled since
    PastDecisions longAgo = PastDecisions.of(Map.of(one, 50, three, 13, 100L, 7), kinds, List.of());
    assertThat(changes(update(all(true), longAgo, topics))).containsExactlyInAnyOrder(split, merge);
    // what was divided may be divided further, and what was merged be merged
    Map<Long, DecisionKind> others =
        Map.of(one, DecisionKind.SPLIT, three, DecisionKind.MERGE, 100L, DecisionKind.MERGE);
    PastDecisions further =
        PastDecisions.of(Map.of(one, 100, three, 26, 100L, 14), others, List.of());
    assertThat(changes(update(all(true), further, topics))).containsExactlyInAnyOrder(split, merge);
    // neither when it is not known what it was
    PastDecisions unknown =
        PastDecisions.of(Map.of(one, 100, three, 26, 100L, 14), Map.of(), List.of());
    assertThat(changes(update(all(true), unknown, topics))).isEmpty();
    PastDecisions dismissed =
        PastDecisions.of(
            Map.of(),
            Map.of(),
            List.of(new TopicProposal(9, ProposalKind.MERGE, 100, three, 14, Set.of())));
    assertThat(changes(update(all(true), dismissed, topics))).containsExactly(split);
  }

  private static List<String> changes(TopicUpdate update) {
    return update.proposals().stream()
        .map(p -> p.kind() + " " + p.topic() + " " + p.target())
        .toList();
  }

  @Test
  void aFewTextsInTheWrongTopicGoToTheRightOneOnceAWeek() {
    for (int group = 0; group < 8; group++) {
      add(group, 40);
    }
    TopicUpdate first = update();
    long right = topicsOf(0, first)[0];
    long wrong = topicsOf(1, first)[0];
    long[] topics = first.topics().clone();
    int[] strays = IntStream.range(0, 320).filter(i -> groups.get(i) == 0).limit(4).toArray();
    Arrays.stream(strays).forEach(i -> topics[i] = wrong);
    // nothing moves while nothing comes in
    assertThat(update(topics).topics()).isEqualTo(topics);
    add(2, 6);
    boolean[] none = new boolean[vectors.size()];
    assertThat(update(none, PastDecisions.NONE, topics).topics()).startsWith(first.topics());
    // what a person has decided stays
    boolean[] pinned = none.clone();
    pinned[strays[0]] = true;
    long[] kept = first.topics().clone();
    kept[strays[0]] = wrong;
    assertThat(update(pinned, PastDecisions.NONE, topics).topics()).startsWith(kept);
    // and later in the week nothing moves any more
    boolean[] recent = none.clone();
    recent[319] = true;
    recent[325] = true;
    assertThat(update(recent, none, PastDecisions.NONE, topics).topics()).startsWith(topics);
    assertThat(right).isNotEqualTo(wrong);
  }

  @Test
  void moreOfATopicThatBeganLatelyIsNotNew() {
    for (int group = 0; group < 8; group++) {
      add(group, 40);
    }
    TopicUpdate first = update();
    add(8, 15);
    add(0, 15);
    TopicUpdate second = update(first.topics());
    assertThat(second.created()).hasSize(1);
    add(8, 25);
    add(0, 15);
    TopicUpdate third = update(second.topics());
    assertThat(third.created()).isEmpty();
    assertThat(topicsOf(8, third)).containsExactly(second.created().getFirst().id());
  }

  @Test
  void veryFewTextsAreOneTopic() {
    add(0, 1);
    assertThat(update().topics()).containsExactly(1);
    add(0, 2);
    assertThat(update(1).topics()).containsExactly(1, 1, 1);
  }
}
