package dev.retune.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.house.Databases;
import dev.retune.review.Decisions;
import dev.retune.review.Judgement;
import dev.retune.review.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LessonsTest {
  private static final ReasonCode TONE = new ReasonCode("tone", "", List.of(), List.of(), false);

  private static List<FiledReason> filed(Workspace workspace, String code) {
    return new FiledReasons(workspace)
        .page(code, Optional.empty(), Disliked.NOW, FiledReasons.Order.LEAST_SURE, 0, 10);
  }

  @ParameterizedTest
  @EnumSource
  void aTaughtReasonStandsUnderItsNewCodeForCertain(Databases kind) {
    try (Workspace workspace = Disliked.with(kind, List.of("rude", "fine"))) {
      new Lessons(workspace, Disliked.CLOCK).teach(1, TONE, "Kim");
      assertThat(filed(workspace, "tone"))
          .extracting(FiledReason::text, FiledReason::confidence, FiledReason::taught)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("rude", 1.0, true));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLessonTakenBackLeavesWhatWasBefore(Databases kind) {
    try (Workspace workspace = Disliked.with(kind, List.of("rude", "fine"))) {
      Lessons lessons = new Lessons(workspace, Disliked.CLOCK);
      long lesson = lessons.teach(1, TONE, "Kim");
      lessons.takeBack(lesson, "Kim");
      lessons.takeBack(lesson, "Kim");
      assertThat(filed(workspace, "other")).hasSize(2).noneMatch(FiledReason::taught);
      assertThat(lessons.newest(10)).isEmpty();
      assertThat(new dev.retune.feedback.Votes(workspace).unclassified(10)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLessonTakenBackIsAChangeOfTheVote(Databases kind) {
    try (Workspace workspace = Disliked.with(kind, List.of("rude"))) {
      Lessons lessons = new Lessons(workspace, Disliked.CLOCK);
      long lesson = lessons.teach(1, TONE, "Kim");
      long taught = change(workspace);
      lessons.takeBack(lesson, "Kim");
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
  void aVoteWithoutAReasonCannotBeFiled(Databases kind) {
    try (Workspace workspace = Disliked.with(kind, List.of(""))) {
      Lessons lessons = new Lessons(workspace, Disliked.CLOCK);
      assertThatThrownBy(() -> lessons.teach(1, TONE, "Kim")).isInstanceOf(BadInput.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void decisionsTeachToo(Databases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), dev.retune.app.Entities.all())) {
      Disliked.fill(workspace, List.of("rude"));
      new Decisions(workspace, Disliked.CLOCK)
          .record(
              1,
              "Kim",
              new Judgement(
                  Verdict.WRONG,
                  Optional.of("tone"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      assertThat(new Lessons(workspace, Disliked.CLOCK).newest(10))
          .containsExactly(new Lesson("rude", "tone"));
    }
  }
}
