package dev.retune.clustering.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.model.ProposalKind;
import dev.retune.common.progress.ProgressMonitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
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
    return update(new boolean[vectors.size()], _ -> false, before);
  }

  private TopicUpdate update(boolean[] pinned, LongPredicate settled, long... before) {
    int count = vectors.size();
    boolean[] recent = new boolean[count];
    Arrays.fill(recent, before.length, count, true);
    return update(recent, pinned, settled, before);
  }

  private TopicUpdate update(
      boolean[] recent, boolean[] pinned, LongPredicate settled, long... before) {
    int count = vectors.size();
    return new TopicTracker(1)
        .update(
            new TrackedTexts(
                vectors.toArray(float[][]::new), Arrays.copyOf(before, count), recent, pinned),
            next::getAndIncrement,
            settled,
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

  @Test
  void changesAreProposedAndNotMade() {
    for (int group = 0; group < 8; group++) {
      add(group, 40);
    }
    TopicUpdate first = update();
    long[] topics = first.topics().clone();
    long one = topicsOf(1, first)[0];
    long two = topicsOf(2, first)[0];
    // two groups in one topic, and one group in two
    for (int i = 0; i < topics.length; i++) {
      topics[i] = groups.get(i) == 2 ? one : topics[i];
      topics[i] = groups.get(i) == 3 && i % 3 == 0 ? 100 : topics[i];
    }
    next.set(200);
    TopicUpdate second = update(topics);
    assertThat(second.topics()).isEqualTo(topics);
    assertThat(second.proposals())
        .extracting(RegroupingProposal::kind)
        .contains(ProposalKind.SPLIT, ProposalKind.MERGE);
    assertThat(second.proposals())
        .filteredOn(proposal -> proposal.kind() == ProposalKind.SPLIT)
        .allSatisfy(proposal -> assertThat(proposal.topic()).isEqualTo(one));
    assertThat(second.proposals())
        .filteredOn(proposal -> proposal.kind() == ProposalKind.MERGE)
        .allSatisfy(
            proposal -> {
              assertThat(proposal.topic()).isEqualTo(100);
              assertThat(proposal.target()).isEqualTo(topicsOf(3, first)[0]);
            });
    assertThat(two).isNotEqualTo(one);
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
    assertThat(update(none, _ -> false, topics).topics()).startsWith(first.topics());
    // what a person has decided stays
    assertThat(update(none, topic -> topic == wrong, topics).topics()).startsWith(topics);
    boolean[] pinned = none.clone();
    pinned[strays[0]] = true;
    long[] kept = first.topics().clone();
    kept[strays[0]] = wrong;
    assertThat(update(pinned, _ -> false, topics).topics()).startsWith(kept);
    // and later in the week nothing moves any more
    boolean[] recent = none.clone();
    recent[319] = true;
    recent[325] = true;
    assertThat(update(recent, none, _ -> false, topics).topics()).startsWith(topics);
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
