package dev.retune.reasons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.Workspace;
import dev.retune.reasons.DislikedVotesFixture;
import dev.retune.reasons.model.CodedReason;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCorrection;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.support.TestDatabases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonCorrectionRepositoryTest {
  private static final ReasonCode TONE = new ReasonCode("tone", "", List.of(), List.of(), false);

  private static List<CodedReason> filed(Workspace workspace, String code) {
    return new CodedReasonRepository(workspace)
        .page(
            code,
            Instant.EPOCH,
            DislikedVotesFixture.NOW,
            CodedReasonRepository.Order.LEAST_SURE,
            0,
            10);
  }

  @ParameterizedTest
  @EnumSource
  void aCorrectedReasonHasItsNewCodeForCertain(TestDatabases kind) {
    try (Workspace workspace = DislikedVotesFixture.with(kind, List.of("rude", "fine"))) {
      new ReasonCorrectionRepository(workspace, DislikedVotesFixture.CLOCK).correct(1, TONE, "Kim");
      assertThat(filed(workspace, "tone"))
          .extracting(CodedReason::text, CodedReason::confidence, CodedReason::taught)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("rude", 1.0, true));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUndoneCorrectionRestoresWhatWasBefore(TestDatabases kind) {
    try (Workspace workspace = DislikedVotesFixture.with(kind, List.of("rude", "fine"))) {
      ReasonCorrectionRepository corrections =
          new ReasonCorrectionRepository(workspace, DislikedVotesFixture.CLOCK);
      long correction = corrections.correct(1, TONE, "Kim");
      corrections.takeBack(correction, "Kim");
      corrections.takeBack(correction, "Kim");
      assertThat(filed(workspace, "other")).hasSize(2).noneMatch(CodedReason::taught);
      assertThat(corrections.newest(10)).isEmpty();
      assertThat(new dev.retune.feedback.query.VoteRepository(workspace).unclassified(10))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUndoneCorrectionIsAChangeOfTheVote(TestDatabases kind) {
    try (Workspace workspace = DislikedVotesFixture.with(kind, List.of("rude"))) {
      ReasonCorrectionRepository corrections =
          new ReasonCorrectionRepository(workspace, DislikedVotesFixture.CLOCK);
      long correction = corrections.correct(1, TONE, "Kim");
      long taught = change(workspace);
      corrections.takeBack(correction, "Kim");
      assertThat(change(workspace)).isGreaterThan(taught);
    }
  }

  private static long change(Workspace workspace) {
    return workspace.read(
        s ->
            s.createNativeQuery("select change_no from feedback_log where id = 1", Long.class)
                .getSingleResult());
  }

  @ParameterizedTest
  @EnumSource
  void aVoteWithoutAReasonCannotBeFiled(TestDatabases kind) {
    try (Workspace workspace = DislikedVotesFixture.with(kind, List.of(""))) {
      ReasonCorrectionRepository corrections =
          new ReasonCorrectionRepository(workspace, DislikedVotesFixture.CLOCK);
      assertThatThrownBy(() -> corrections.correct(1, TONE, "Kim"))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void decisionsTeachToo(TestDatabases kind) {
    try (Workspace workspace =
        Workspace.open(kind.migrated(), dev.retune.bootstrap.module.EntityClasses.all())) {
      DislikedVotesFixture.fill(workspace, List.of("rude"));
      new DecisionRepository(workspace, DislikedVotesFixture.CLOCK)
          .record(
              1,
              "Kim",
              new Judgement(
                  Verdict.WRONG,
                  Optional.of("tone"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      assertThat(new ReasonCorrectionRepository(workspace, DislikedVotesFixture.CLOCK).newest(10))
          .containsExactly(new ReasonCorrection("rude", "tone"));
    }
  }
}
