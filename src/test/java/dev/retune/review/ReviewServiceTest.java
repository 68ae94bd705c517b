package dev.retune.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.BadInput;
import dev.retune.house.Databases;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewServiceTest {
  private static final Draft TYPED =
      new Draft(
          Optional.of(Verdict.WRONG),
          Optional.of("tone"),
          Optional.of("고친 답 \uD83D\uDE42"),
          Optional.empty(),
          Optional.of("it's \"rude\""));

  private static Judgement because(String code) {
    return new Judgement(
        Verdict.WRONG, Optional.of(code), Optional.empty(), Optional.empty(), Optional.empty());
  }

  // codes

  @ParameterizedTest
  @EnumSource
  void theReviewersCodeReplacesTheClassifiersInTheRollUps(Databases kind) {
    try (Answers answers = new Answers(kind).asked(2)) {
      answers.dislike(1, "tone", 0.4).dislike(1).dislike(2, "tone", 0.9);
      answers.reviewer("kim").save(answers.id(1), because("outdated"), false);
      assertThat(answers.codes()).containsExactly("outdated 2", "tone 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void undoGivesTheFormerCodeBack(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1)) {
      answers.dislike(1, "tone", 0.4).dislike(1);
      answers.reviewer("kim").save(answers.id(1), because("outdated"), false);
      answers.reviewer("kim").undo();
      assertThat(answers.codes()).containsExactly(" 1", "tone 1");
      assertThat(
              answers.number(
                  "select round(reason_confidence * 10) from feedback_log"
                      + " where reason_code = 'tone'"))
          .isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfUndoingChangesNothing(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1)) {
      answers.dislike(1, "tone", 0.4);
      answers.reviewer("kim").save(answers.id(1), because("outdated"), false);
      answers.reviewer("lee").save(answers.id(1), because("unsafe"), true);
      answers.reviewer("kim").undo();
      assertThat(answers.codes()).containsExactly("unsafe 1");
      answers.reviewer("lee").undo();
      assertThat(answers.codes()).containsExactly("tone 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReasonToldAnewAfterTheDecisionIsNotOverwrittenByUndo(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1)) {
      answers.dislike(1, "tone", 0.4);
      answers.reviewer("kim").save(answers.id(1), because("outdated"), false);
      answers.revote("v1", 1, dev.retune.feedback.Vote.Value.DISLIKE, Optional.of("new words"));
      answers.reviewer("kim").undo();
      assertThat(answers.codes()).containsExactly("other 1");
    }
  }

  // undo and redo

  @ParameterizedTest
  @EnumSource
  void undoAndRedoGoThroughSeveralAnswersAndSurviveARestart(Databases kind) {
    try (Answers answers = new Answers(kind).asked(3).dislike(1, 2, 3)) {
      for (int n = 1; n <= 3; n++) {
        answers.reviewer("kim").save(answers.id(n), because("tone"), false);
      }
      assertThat(answers.reviewer("kim").undo().map(answers::answer)).contains(3);
      assertThat(answers.reviewer("kim").undo().map(answers::answer)).contains(2);
      assertThat(answers.reviewer("kim").redo().map(answers::answer)).contains(2);
      assertThat(answers.reviewer("kim").redo().map(answers::answer)).contains(3);
      assertThat(answers.reviewer("kim").redo()).isEmpty();
      assertThat(answers.reviewer("kim").progress().decided()).isEqualTo(3);
      assertThat(answers.reviewer("kim").undo().map(answers::answer)).contains(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewDecisionEndsRedo(Databases kind) {
    try (Answers answers = new Answers(kind).asked(2).dislike(1, 2)) {
      ReviewService kim = answers.reviewer("kim");
      kim.save(answers.id(1), Answers.WRONG, false);
      kim.undo();
      kim.save(answers.id(2), Answers.WRONG, false);
      assertThat(kim.redo()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyUndoesAnothersDecision(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      answers.reviewer("kim").save(answers.id(1), Answers.WRONG, false);
      assertThat(answers.reviewer("lee").undo()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsDeletedByUndo(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      ReviewService kim = answers.reviewer("kim");
      kim.save(answers.id(1), Answers.WRONG, false);
      kim.undo();
      kim.redo();
      assertThat(answers.number("select count(*) from decision")).isEqualTo(2);
      assertThat(answers.number("select count(*) from review_journal")).isEqualTo(3);
      assertThat(answers.number("select count(*) from audit")).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void undoLeavesWhatWasSaidAsADraft(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      ReviewService kim = answers.reviewer("kim");
      kim.save(answers.id(1), because("tone"), false);
      assertThat(kim.undo().orElseThrow().draft()).contains(Draft.of(because("tone")));
    }
  }

  // drafts and lost claims

  @ParameterizedTest
  @EnumSource
  void whatWasTypedIsThereAfterARestart(Databases kind) {
    try (Answers answers = new Answers(kind).asked(2).dislike(1, 2)) {
      answers.reviewer("kim").keep(answers.id(1), TYPED);
      ReviewItem item = answers.reviewer("kim").resume().orElseThrow();
      assertThat(answers.answer(item)).isEqualTo(1);
      assertThat(item.draft()).contains(TYPED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatSomebodyElseDecidedMeanwhileIsOfferedWithWhatWasTyped(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      answers.reviewer("kim").keep(answers.id(1), TYPED);
      answers.reviewer("lee").save(answers.id(1), because("tone"), false);
      ReviewItem item = answers.reviewer("kim").resume().orElseThrow();
      assertThat(item.draft()).contains(TYPED);
      assertThat(item.decidedBy()).contains("lee");
      assertThat(item.claimed()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoDecidedFirstIsNotToldWhileASecondOpinionIsWanted(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      answers.reviewer("kim").setSecondShare(1);
      answers.reviewer("lee").save(answers.id(1), because("tone"), false);
      assertThat(answers.reviewer("kim").open(answers.id(1)).orElseThrow().decidedBy()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyDraftIsNone(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      ReviewService kim = answers.reviewer("kim");
      kim.keep(answers.id(1), TYPED);
      kim.keep(answers.id(1), Draft.EMPTY);
      assertThat(kim.resume()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostClaimIsSavedAllTheSameWhenNobodyDecided(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      ReviewService kim = answers.reviewer("kim");
      kim.next(QueueOrder.NEWEST, Optional.empty(), Set.of());
      answers.clock.passes(Claims.TIME_TO_LIVE);
      answers.reviewer("lee").next(QueueOrder.NEWEST, Optional.empty(), Set.of());
      assertThat(kim.save(answers.id(1), Answers.WRONG, false)).isInstanceOf(Saved.Done.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostClaimIsKeptAsADraftWhenAnotherDecided(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      ReviewService kim = answers.reviewer("kim");
      answers.reviewer("lee").save(answers.id(1), Answers.WRONG, false);
      assertThat(kim.save(answers.id(1), because("tone"), false)).isEqualTo(new Saved.Kept("lee"));
      assertThat(kim.open(answers.id(1)).orElseThrow().draft()).contains(Draft.of(because("tone")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersonMayInsist(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      answers.reviewer("lee").save(answers.id(1), Answers.WRONG, false);
      ReviewService kim = answers.reviewer("kim");
      assertThat(kim.save(answers.id(1), because("tone"), true)).isInstanceOf(Saved.Done.class);
      assertThat(answers.reviewer("kim").open(answers.id(1)).orElseThrow().mine()).isPresent();
    }
  }

  // second opinions

  @ParameterizedTest
  @EnumSource
  void aSecondOpinionIsAskedOfAnotherReviewerWhoDoesNotSeeTheFirst(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      ReviewService kim = answers.reviewer("kim");
      kim.setSecondShare(1);
      kim.save(answers.id(1), because("tone"), false);
      assertThat(kim.next(QueueOrder.NEWEST, Optional.empty(), Set.of())).isEmpty();
      ReviewService lee = answers.reviewer("lee");
      ReviewItem item = lee.next(QueueOrder.NEWEST, Optional.empty(), Set.of()).orElseThrow();
      assertThat(item.mine()).isEmpty();
      assertThat(lee.save(item.id(), Answers.WRONG, false)).isInstanceOf(Saved.Done.class);
      assertThat(answers.reviewer("park").next(QueueOrder.NEWEST, Optional.empty(), Set.of()))
          .isEmpty();
    }
  }

  @Test
  void theShareIsPickedByTheNumberAlone() {
    long picked =
        java.util.stream.LongStream.range(0, 10_000)
            .filter(n -> SecondOpinion.wanted(n, 0.2))
            .count();
    assertThat(picked).isBetween(1900L, 2100L);
    assertThat(SecondOpinion.wanted(7, 0)).isFalse();
    assertThat(SecondOpinion.wanted(7, 1)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aShareThatIsNoneIsRefused(Databases kind) {
    try (Answers answers = new Answers(kind)) {
      assertThatThrownBy(() -> answers.reviewer("kim").setSecondShare(1.5))
          .isInstanceOf(BadInput.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreementIsCountedByPairAndAgainstUsers(Databases kind) {
    try (Answers answers = new Answers(kind).asked(3).dislike(1, 2, 3)) {
      ReviewService kim = answers.reviewer("kim");
      ReviewService lee = answers.reviewer("lee");
      kim.setSecondShare(1);
      Judgement fine = Judgement.of(Verdict.FINE);
      kim.save(answers.id(1), Answers.WRONG, false);
      kim.save(answers.id(2), fine, false);
      lee.save(answers.id(1), Answers.WRONG, false);
      lee.save(answers.id(2), Answers.WRONG, false);
      Agreement agreement = kim.agreement();
      assertThat(agreement.pairs()).hasSize(1);
      assertThat(agreement.pairs().getFirst().first()).isEqualTo("kim");
      assertThat(agreement.pairs().getFirst().matrix().counts().get(1).get(0)).isEqualTo(1);
      assertThat(agreement.pairs().getFirst().matrix().agreement()).isEqualTo(0.5);
      // both dislikes stand against two WRONGs
      assertThat(agreement.users().counts().get(1).get(1)).isEqualTo(2);
    }
  }

  // progress

  @ParameterizedTest
  @EnumSource
  void progressCountsTheDayAndTheReviewers(Databases kind) {
    try (Answers answers = new Answers(kind).asked(4).dislike(1, 2, 3, 4)) {
      answers.reviewer("kim").save(answers.id(1), Answers.WRONG, false);
      answers.clock.passes(Duration.ofDays(1));
      answers.reviewer("kim").save(answers.id(2), Answers.WRONG, false);
      answers.reviewer("lee").save(answers.id(3), Answers.WRONG, false);
      assertThat(answers.reviewer("kim").progress())
          .isEqualTo(
              new ReviewProgress(
                  1,
                  1,
                  3,
                  java.util.List.of(
                      new ReviewProgress.Count("kim", 1, 2),
                      new ReviewProgress.Count("lee", 1, 1))));
    }
  }
}
