package dev.retune.clustering.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.model.ProposalKind;
import dev.retune.common.progress.ProgressMonitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
    int count = vectors.size();
    boolean[] recent = new boolean[count];
    Arrays.fill(recent, before.length, count, true);
    return new TopicTracker(1)
        .update(
            new TrackedTexts(vectors.toArray(float[][]::new), Arrays.copyOf(before, count), recent),
            next::getAndIncrement,
            _ -> false,
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
  void veryFewTextsAreOneTopic() {
    add(0, 1);
    assertThat(update().topics()).containsExactly(1);
    add(0, 2);
    assertThat(update(1).topics()).containsExactly(1, 1, 1);
  }
}
