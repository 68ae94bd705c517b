package dev.retune.review.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteBackPlanTest {
  private static WrittenDecision row(
      long id, long conversation, long decision, WriteBackState state, int attempts) {
    return new WrittenDecision(
        id, conversation, decision, "r" + id, state, attempts, Optional.empty(), Instant.EPOCH);
  }

  @Test
  void whatIsWrittenIsLeftAlone() {
    WriteBackPlan plan =
        WriteBackPlan.of(Map.of(1L, 7L), List.of(row(1, 1, 7, WriteBackState.WRITTEN, 1)), false);
    assertThat(plan.answers()).isEmpty();
    assertThat(plan.unchanged()).isEqualTo(1);
  }

  @Test
  void anotherDecisionIsWrittenBeforeTheFormerRecordIsDeleted() {
    WrittenDecision former = row(1, 1, 7, WriteBackState.WRITTEN, 1);
    assertThat(WriteBackPlan.of(Map.of(1L, 8L), List.of(former), false).answers())
        .containsExactly(
            new WriteBackPlan.Answer(
                1, Optional.of(8L), Optional.empty(), Optional.empty(), List.of(former)));
  }

  @Test
  void aRecordWithoutADecisionIsDeleted() {
    WrittenDecision former = row(1, 1, 7, WriteBackState.SENDING, 1);
    assertThat(WriteBackPlan.of(Map.of(), List.of(former), false).answers())
        .containsExactly(
            new WriteBackPlan.Answer(
                1, Optional.empty(), Optional.empty(), Optional.empty(), List.of(former)));
  }

  @Test
  void whatWasBegunIsContinuedAndWhatFailedOftenComesLast() {
    WrittenDecision failing = row(1, 1, 7, WriteBackState.SENDING, 5);
    WriteBackPlan plan = WriteBackPlan.of(Map.of(1L, 7L, 2L, 8L), List.of(failing), false);
    assertThat(plan.answers())
        .extracting(WriteBackPlan.Answer::conversationId)
        .containsExactly(2L, 1L);
    assertThat(plan.answers().getLast().begun()).contains(failing);
  }

  @Test
  void refusedRecordsAreTriedAgainOnRequestOnly() {
    WrittenDecision refused = row(1, 1, 7, WriteBackState.REFUSED, 1);
    WrittenDecision kept = row(2, 2, 6, WriteBackState.KEPT, 1);
    WriteBackPlan left = WriteBackPlan.of(Map.of(1L, 7L), List.of(refused, kept), false);
    assertThat(left.answers()).isEmpty();
    assertThat(left.refused()).containsExactlyInAnyOrder(refused, kept);
    assertThat(WriteBackPlan.of(Map.of(1L, 7L), List.of(refused, kept), true).answers())
        .extracting(WriteBackPlan.Answer::conversationId)
        .containsExactlyInAnyOrder(1L, 2L);
  }
}
