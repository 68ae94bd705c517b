package dev.retune.clustering.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.model.ProposalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeeklyProposalsTest {
  private static final int SIZE = 20;

  /** Topics 1 to a number, of twenty texts each. */
  private static long[] topics(int count) {
    return IntStream.range(0, count * SIZE).mapToLong(i -> 1 + i / SIZE).toArray();
  }

  private static RegroupingProposal proposal(
      ProposalKind kind, long topic, long target, int texts, double gain) {
    int from = (int) (topic - 1) * SIZE;
    return new RegroupingProposal(
        kind, topic, target, IntStream.range(from, from + texts).toArray(), SIZE, gain);
  }

  private static RegroupingProposal split(long topic, int texts, double gain) {
    return proposal(ProposalKind.SPLIT, topic, 0, texts, gain);
  }

  private static RegroupingProposal merge(long topic, long target, double gain) {
    return proposal(ProposalKind.MERGE, topic, target, SIZE, gain);
  }

  private static List<Long> chosen(long[] before, long[] now, RegroupingProposal... all) {
    return new WeeklyProposals(before, now)
        .chosen(List.of(all)).stream().map(RegroupingProposal::topic).toList();
  }

  @Test
  void thoseThatGainMostForEachTextComeFirst() {
    long[] topics = topics(4);
    assertThat(chosen(topics, topics, split(1, 6, 1), split(2, 6, 3), split(3, 6, 2)))
        .containsExactly(2L, 3L, 1L);
  }

  @Test
  void aTopicIsInOneChangeOnly() {
    long[] topics = topics(6);
    assertThat(
            chosen(
                topics,
                topics,
                proposal(ProposalKind.MOVE, 1, 2, 6, 5),
                split(1, 7, 4),
                split(2, 7, 3),
                proposal(ProposalKind.MOVE, 3, 2, 6, 2),
                merge(4, 1, 1.5),
                split(3, 6, 1)))
        .containsExactly(1L, 3L);
  }

  @Test
  void aChangeLeavesMostOfWhatTheTopicHadLastWeek() {
    long[] topics = topics(2);
    assertThat(chosen(topics, topics, split(1, 10, 1))).isEmpty();
    assertThat(chosen(topics, topics, split(1, 9, 1))).containsExactly(1L);
    // texts that moved by themselves are gone as well
    long[] moved = topics.clone();
    Arrays.fill(moved, 18, 20, 2);
    assertThat(chosen(topics, moved, split(1, 8, 1))).isEmpty();
    assertThat(chosen(topics, moved, split(1, 7, 1))).containsExactly(1L);
    // and new ones do not count
    long[] before = topics.clone();
    Arrays.fill(before, 0, 8, 0);
    assertThat(chosen(before, topics, split(1, 13, 1))).containsExactly(1L);
    assertThat(chosen(before, topics, split(1, 14, 1))).isEmpty();
  }

  @Test
  void tenDivisionsAndMovesAndOneTopicInFiftyMergedAWeek() {
    long[] topics = topics(110);
    List<RegroupingProposal> all = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      all.add(split(i, 6, i));
      all.add(merge(40 + i, 80 + i, i));
    }
    List<RegroupingProposal> chosen = new WeeklyProposals(topics, topics).chosen(all);
    assertThat(chosen).filteredOn(p -> p.kind() == ProposalKind.MERGE).hasSize(2);
    assertThat(chosen).filteredOn(p -> p.kind() == ProposalKind.SPLIT).hasSize(10);
    // of few topics one may be merged
    long[] few = topics(6);
    assertThat(chosen(few, few, merge(1, 2, 1), merge(3, 4, 2))).containsExactly(3L);
  }
}
