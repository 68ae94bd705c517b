package dev.retune.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.review.agreement.ReviewerAgreement;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.SecondOpinionPolicy;
import dev.retune.review.decision.Verdict;
import dev.retune.review.queue.ClaimRepository;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.support.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewServiceTest {
  private static final DecisionDraft TYPED =
      new DecisionDraft(
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
  @EnumSource(TestDatabases.class)
  void answersOfATopicAreDecidedAlikeAndUndoneTogether(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind)) {
      fixture.asked(5).dislike(1, 2, 3, 4, 5);
      fixture.topic(7, 1, 2, 3);
      fixture.topic(8, 4);
      ReviewService kim = fixture.reviewer("kim");
      List<Integer> order =
          kim.waiting(ReviewQueueOrder.BIGGEST_TOPIC, 9).stream().map(fixture::answer).toList();
      assertThat(order).containsExactly(3, 2, 1, 4, 5);
      assertThat(kim.alike().like(fixture.id(5))).isEmpty();
      AlikeAnswers alike = kim.alike().like(fixture.id(1)).orElseThrow();
      assertThat(alike.ids()).containsExactly(fixture.id(3), fixture.id(2), fixture.id(1));

      // somebody else decides one of them: nothing is recorded
      fixture.reviewer("lee").save(fixture.id(2), Judgement.of(Verdict.FINE), false);
      Judgement wrong = Judgement.of(Verdict.WRONG);
      assertThatThrownBy(() -> kim.alike().decide(alike.ids(), wrong))
          .isInstanceOf(RefusedException.class);
      assertThat(fixture.number("select count(*) from decision where reviewer = 'kim'")).isZero();

      List<Long> free = kim.alike().ofTopic(7).ids();
      // nor when the transaction breaks; in H2 the application may not change tables
      if (kind == TestDatabases.POSTGRESQL) {
        fixture.run("alter table audit rename to audit_away");
        assertThatThrownBy(() -> kim.alike().decide(free, wrong))
            .isInstanceOf(RuntimeException.class);
        fixture.run("alter table audit_away rename to audit");
        assertThat(fixture.number("select count(*) from decision where reviewer = 'kim'")).isZero();
      }
      assertThat(kim.alike().decide(free, wrong)).hasSize(2);
      assertThat(kim.progress().today()).isEqualTo(2);
      kim.save(fixture.id(4), wrong, false);
      assertThat(kim.undo().map(RestoredAnswer::decisions)).contains(1);
      RestoredAnswer undone = kim.undo().orElseThrow();
      assertThat(undone.decisions()).isEqualTo(2);
      assertThat(fixture.answer(undone)).isEqualTo(1);
      assertThat(kim.progress().today()).isZero();
      assertThat(kim.redo().map(RestoredAnswer::decisions)).contains(2);
      assertThat(kim.progress().today()).isEqualTo(2);
      assertThat(kim.undo().map(RestoredAnswer::decisions)).contains(2);
      assertThat(kim.progress().today()).isZero();
      assertThat(kim.undo()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theReviewersCodeReplacesTheClassifiersInTheRollUps(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(2)) {
      fixture.dislike(1, "tone", 0.4).dislike(1).dislike(2, "tone", 0.9);
      fixture.reviewer("kim").save(fixture.id(1), because("outdated"), false);
      assertThat(fixture.codes()).containsExactly("outdated 2", "tone 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void undoGivesTheFormerCodeBack(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1)) {
      fixture.dislike(1, "tone", 0.4).dislike(1);
      fixture.reviewer("kim").save(fixture.id(1), because("outdated"), false);
      fixture.reviewer("kim").undo();
      assertThat(fixture.codes()).containsExactly(" 1", "tone 1");
      assertThat(
              fixture.number(
                  "select round(reason_confidence * 10) from feedback_log"
                      + " where reason_code = 'tone'"))
          .isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfUndoingChangesNothing(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1)) {
      fixture.dislike(1, "tone", 0.4);
      fixture.reviewer("kim").save(fixture.id(1), because("outdated"), false);
      fixture.reviewer("lee").save(fixture.id(1), because("unsafe"), true);
      fixture.reviewer("kim").undo();
      assertThat(fixture.codes()).containsExactly("unsafe 1");
      fixture.reviewer("lee").undo();
      assertThat(fixture.codes()).containsExactly("tone 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReasonToldAnewAfterTheDecisionIsNotOverwrittenByUndo(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1)) {
      fixture.dislike(1, "tone", 0.4);
      fixture.reviewer("kim").save(fixture.id(1), because("outdated"), false);
      fixture.revote(
          "v1", 1, dev.retune.feedback.model.Vote.Value.DISLIKE, Optional.of("new words"));
      fixture.reviewer("kim").undo();
      assertThat(fixture.codes()).containsExactly("other 1");
    }
  }

  // undo and redo

  @ParameterizedTest
  @EnumSource
  void undoAndRedoGoThroughSeveralAnswersAndSurviveARestart(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(3).dislike(1, 2, 3)) {
      for (int n = 1; n <= 3; n++) {
        fixture.reviewer("kim").save(fixture.id(n), because("tone"), false);
      }
      assertThat(fixture.reviewer("kim").undo().map(fixture::answer)).contains(3);
      assertThat(fixture.reviewer("kim").undo().map(fixture::answer)).contains(2);
      assertThat(fixture.reviewer("kim").redo().map(fixture::answer)).contains(2);
      assertThat(fixture.reviewer("kim").redo().map(fixture::answer)).contains(3);
      assertThat(fixture.reviewer("kim").redo()).isEmpty();
      assertThat(fixture.reviewer("kim").progress().decided()).isEqualTo(3);
      assertThat(fixture.reviewer("kim").undo().map(fixture::answer)).contains(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewDecisionEndsRedo(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(2).dislike(1, 2)) {
      ReviewService kim = fixture.reviewer("kim");
      kim.save(fixture.id(1), ReviewFixture.WRONG, false);
      kim.undo();
      kim.save(fixture.id(2), ReviewFixture.WRONG, false);
      assertThat(kim.redo()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyUndoesAnothersDecision(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      fixture.reviewer("kim").save(fixture.id(1), ReviewFixture.WRONG, false);
      assertThat(fixture.reviewer("lee").undo()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsDeletedByUndo(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      ReviewService kim = fixture.reviewer("kim");
      kim.save(fixture.id(1), ReviewFixture.WRONG, false);
      kim.undo();
      kim.redo();
      assertThat(fixture.number("select count(*) from decision")).isEqualTo(2);
      assertThat(fixture.number("select count(*) from review_journal")).isEqualTo(3);
      assertThat(fixture.number("select count(*) from audit")).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void undoLeavesWhatWasSaidAsADraft(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      ReviewService kim = fixture.reviewer("kim");
      kim.save(fixture.id(1), because("tone"), false);
      assertThat(kim.undo().orElseThrow().item().draft())
          .contains(DecisionDraft.of(because("tone")));
    }
  }

  // drafts and lost claims

  @ParameterizedTest
  @EnumSource
  void whatWasTypedIsThereAfterARestart(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(2).dislike(1, 2)) {
      fixture.reviewer("kim").saveDraft(fixture.id(1), TYPED);
      ReviewItem item = fixture.reviewer("kim").resume().orElseThrow();
      assertThat(fixture.answer(item)).isEqualTo(1);
      assertThat(item.draft()).contains(TYPED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatSomebodyElseDecidedMeanwhileIsOfferedWithWhatWasTyped(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      fixture.reviewer("kim").saveDraft(fixture.id(1), TYPED);
      fixture.reviewer("lee").save(fixture.id(1), because("tone"), false);
      ReviewItem item = fixture.reviewer("kim").resume().orElseThrow();
      assertThat(item.draft()).contains(TYPED);
      assertThat(item.decidedBy()).contains("lee");
      assertThat(item.claimed()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoDecidedFirstIsNotToldWhileASecondOpinionIsWanted(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      fixture.reviewer("kim").setSecondShare(1);
      fixture.reviewer("lee").save(fixture.id(1), because("tone"), false);
      assertThat(fixture.reviewer("kim").open(fixture.id(1)).orElseThrow().decidedBy()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyDraftIsNone(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      ReviewService kim = fixture.reviewer("kim");
      kim.saveDraft(fixture.id(1), TYPED);
      kim.saveDraft(fixture.id(1), DecisionDraft.EMPTY);
      assertThat(kim.resume()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostClaimIsSavedAllTheSameWhenNobodyDecided(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      ReviewService kim = fixture.reviewer("kim");
      kim.first(ReviewQueueOrder.NEWEST, Set.of());
      fixture.clock.passes(ClaimRepository.TIME_TO_LIVE);
      fixture.reviewer("lee").first(ReviewQueueOrder.NEWEST, Set.of());
      assertThat(kim.save(fixture.id(1), ReviewFixture.WRONG, false))
          .isInstanceOf(SaveOutcome.Done.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostClaimIsKeptAsADraftWhenAnotherDecided(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      ReviewService kim = fixture.reviewer("kim");
      fixture.reviewer("lee").save(fixture.id(1), ReviewFixture.WRONG, false);
      assertThat(kim.save(fixture.id(1), because("tone"), false))
          .isEqualTo(new SaveOutcome.Kept("lee"));
      assertThat(kim.open(fixture.id(1)).orElseThrow().draft())
          .contains(DecisionDraft.of(because("tone")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersonMayInsist(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      fixture.reviewer("lee").save(fixture.id(1), ReviewFixture.WRONG, false);
      ReviewService kim = fixture.reviewer("kim");
      assertThat(kim.save(fixture.id(1), because("tone"), true))
          .isInstanceOf(SaveOutcome.Done.class);
      assertThat(fixture.reviewer("kim").open(fixture.id(1)).orElseThrow().mine()).isPresent();
    }
  }

  // second opinions

  @ParameterizedTest
  @EnumSource
  void aSecondOpinionIsAskedOfAnotherReviewerWhoDoesNotSeeTheFirst(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      ReviewService kim = fixture.reviewer("kim");
      kim.setSecondShare(1);
      kim.save(fixture.id(1), because("tone"), false);
      assertThat(kim.first(ReviewQueueOrder.NEWEST, Set.of())).isEmpty();
      ReviewService lee = fixture.reviewer("lee");
      ReviewItem item = lee.first(ReviewQueueOrder.NEWEST, Set.of()).orElseThrow();
      assertThat(item.mine()).isEmpty();
      assertThat(lee.save(item.id(), ReviewFixture.WRONG, false))
          .isInstanceOf(SaveOutcome.Done.class);
      assertThat(fixture.reviewer("park").first(ReviewQueueOrder.NEWEST, Set.of())).isEmpty();
    }
  }

  @Test
  void theShareIsPickedByTheNumberAlone() {
    long picked =
        java.util.stream.LongStream.range(0, 10_000)
            .filter(n -> SecondOpinionPolicy.wanted(n, 0.2))
            .count();
    assertThat(picked).isBetween(1900L, 2100L);
    assertThat(SecondOpinionPolicy.wanted(7, 0)).isFalse();
    assertThat(SecondOpinionPolicy.wanted(7, 1)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aShareThatIsNoneIsRefused(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind)) {
      assertThatThrownBy(() -> fixture.reviewer("kim").setSecondShare(1.5))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreementIsCountedByPairAndAgainstUsers(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(3).dislike(1, 2, 3)) {
      ReviewService kim = fixture.reviewer("kim");
      ReviewService lee = fixture.reviewer("lee");
      kim.setSecondShare(1);
      Judgement fine = Judgement.of(Verdict.FINE);
      kim.save(fixture.id(1), ReviewFixture.WRONG, false);
      kim.save(fixture.id(2), fine, false);
      lee.save(fixture.id(1), ReviewFixture.WRONG, false);
      lee.save(fixture.id(2), ReviewFixture.WRONG, false);
      ReviewerAgreement agreement = kim.agreement();
      assertThat(agreement.pairs()).hasSize(1);
      assertThat(agreement.pairs().getFirst().first()).isEqualTo("kim");
      assertThat(agreement.pairs().getFirst().matrix().counts().get(1).get(0)).isEqualTo(1);
      assertThat(agreement.pairs().getFirst().matrix().agreement()).isEqualTo(0.5);
      // both dislikes meet the verdict WRONG
      assertThat(agreement.users().counts().get(1).get(1)).isEqualTo(2);
    }
  }

  // progress

  @ParameterizedTest
  @EnumSource
  void progressCountsTheDayAndTheReviewers(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(4).dislike(1, 2, 3, 4)) {
      fixture.reviewer("kim").save(fixture.id(1), ReviewFixture.WRONG, false);
      fixture.clock.passes(Duration.ofDays(1));
      fixture.reviewer("kim").save(fixture.id(2), ReviewFixture.WRONG, false);
      fixture.reviewer("lee").save(fixture.id(3), ReviewFixture.WRONG, false);
      assertThat(fixture.reviewer("kim").progress())
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

  @Test
  void aFlagKeepsTheAnswerForAnotherReviewer() {
    try (ReviewFixture fixture = new ReviewFixture(TestDatabases.H2)) {
      fixture.asked(1).dislike(1);
      ReviewService ann = fixture.reviewer("ann");
      ReviewService ben = fixture.reviewer("ben");
      long id = ann.list(ReviewQueueOrder.NEWEST, 10).getFirst().answer().conversationId();
      ann.save(id, ReviewFixture.WRONG, false);
      assertThat(ben.list(ReviewQueueOrder.NEWEST, 10)).isEmpty();
      ann.flag(id, true);
      assertThat(ben.list(ReviewQueueOrder.NEWEST, 10).getFirst().flaggedBy()).contains("ann");
      // an independent opinion does not see the first one
      assertThat(ben.history(id)).noneMatch(e -> e.kind() == ReviewEvent.Kind.DECIDED);
      assertThat(ann.history(id)).anyMatch(e -> e.kind() == ReviewEvent.Kind.DECIDED);
      ben.save(id, ReviewFixture.WRONG, false);
      assertThat(ben.history(id)).filteredOn(e -> e.kind() == ReviewEvent.Kind.DECIDED).hasSize(2);
      assertThat(ann.statistics(14).days().getLast().decisions()).isEqualTo(1);
    }
  }
}
