package dev.retune.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Verdict;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.review.document.SelectedDocument;
import dev.retune.ui.task.HeldTaskRunner;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Decisions, and shortcuts while work is pending. */
class ReviewViewModelTest extends ReviewScreenFixture {

  @Test
  void savingMovesOn() {
    model.enter();
    model.decision().choose(Verdict.WRONG);
    model.decision().chooseCode(2);
    model.decision().form().answer().set("better");
    model.decision().save();
    assertThat(gateway.decided.get(1L))
        .isEqualTo(
            new DecisionDraft(
                    Optional.of(Verdict.WRONG),
                    Optional.of("incorrect"),
                    Optional.of("better"),
                    Optional.empty(),
                    Optional.empty())
                .judgement()
                .orElseThrow());
    assertThat(open()).isEqualTo(2);
    assertThat(model.decision().form().draft()).isEqualTo(DecisionDraft.EMPTY);
  }

  @Test
  void withoutAVerdictNothingIsSaved() {
    model.enter();
    model.decision().form().note().set("hm");
    model.decision().save();
    assertThat(gateway.decided).isEmpty();
    assertThat(model.decision().hint().get()).isEqualTo(texts.get("ui.review.verdictFirst"));
  }

  @Test
  void aTopicIsDecidedAlikeAfterALook() {
    model.enter();
    model.alike().find();
    assertThat(model.decision().hint().get()).isEqualTo(texts.get("ui.review.verdictFirst"));
    model.decision().choose(Verdict.WRONG);
    model.decision().form().answer().set("typed");
    model.alike().find();
    assertThat(model.decision().hint().get()).startsWith("A corrected answer belongs to one");
    model.decision().form().answer().set("");
    model.alike().find();
    AlikeChoice shown = model.alike().choice().get().orElseThrow();
    assertThat(shown.alike().ids()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(gateway.decided).isEmpty();
    model.alike().save(shown);
    assertThat(gateway.decided).hasSize(5);
    assertThat(model.state().get()).isEqualTo(ReviewViewModel.State.EMPTY);
  }

  @Test
  void aReasonCodeMeansWrongUnlessSaidOtherwise() {
    model.enter();
    model.decision().chooseCode(0);
    assertThat(model.decision().form().verdict().get()).contains(Verdict.WRONG);
  }

  @Test
  void theSameKeyAgainTakesTheChoiceAway() {
    model.enter();
    model.decision().choose(Verdict.FINE);
    model.decision().choose(Verdict.FINE);
    assertThat(model.decision().form().verdict().get()).isEmpty();
  }

  @Test
  void whatAnotherDecidedMeanwhileIsToldAndMayBeInsistedOn() {
    model.enter();
    gateway.others.put(1L, "lee");
    decide(Verdict.WRONG);
    assertThat(open()).isEqualTo(1);
    assertThat(model.decision().hint().get()).startsWith("lee has reviewed this answer meanwhile");
    model.decision().save();
    assertThat(gateway.decided).containsKey(1L);
  }

  @Test
  void theDocumentPickedIsInTheDecision() {
    model.enter();
    model.decision().search().text().set("refund");
    runner.passTime();
    model
        .decision()
        .form()
        .document()
        .set(Optional.of(SelectedDocument.of(model.decision().search().hits().getFirst())));
    decide(Verdict.WRONG);
    assertThat(gateway.decided(1).documentId()).contains(7L);
  }

  @Test
  void theShareOfSecondOpinionsIsSet() {
    model.enter();
    model.progress().share(0.2);
    assertThat(model.progress().agreement().get().orElseThrow().share()).isEqualTo(0.2);
  }

  @Test
  void keysDoNothingWhileAnAnswerIsOnItsWay() {
    HeldTaskRunner held = new HeldTaskRunner();
    ReviewViewModel slow = model(held);
    slow.enter();
    slow.decision().choose(Verdict.WRONG);
    slow.decision().chooseCode(1);
    slow.decision().save();
    slow.undo();
    held.go();
    assertThat(slow.state().get()).isEqualTo(State.READY);
    assertThat(slow.decision().form().draft()).isEqualTo(DecisionDraft.EMPTY);
    assertThat(gateway.asked).doesNotContain("save 1", "undo");
  }

  @Test
  void whatIsTypedWhileADecisionIsOnItsWayIsForTheAnswerThatIsShown() {
    HeldTaskRunner held = new HeldTaskRunner();
    ReviewViewModel slow = model(held);
    slow.enter();
    held.go();
    slow.decision().choose(Verdict.WRONG);
    slow.decision().save();
    assertThat(slow.open().get().orElseThrow().id()).isEqualTo(2);
    slow.decision().choose(Verdict.FINE);
    slow.decision().save();
    assertThat(gateway.decided).isEmpty();
    held.go();
    assertThat(gateway.decided(1).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(gateway.decided(2).verdict()).isEqualTo(Verdict.FINE);
    assertThat(slow.open().get().orElseThrow().id()).isEqualTo(3);
  }

  @Test
  void aDecisionMadeWhileTheDatabaseIsTakenOverIsSavedAfterwards() {
    HeldTaskRunner held = new HeldTaskRunner();
    ReviewViewModel slow = model(held);
    slow.enter();
    held.go();
    gateway.lost = true;
    slow.decision().choose(Verdict.WRONG);
    slow.decision().save();
    held.go();
    assertThat(gateway.decided).isEmpty();
    gateway.lost = false;
    held.passTime();
    held.go();
    assertThat(gateway.decided(1).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(slow.open().get().orElseThrow().id()).isEqualTo(2);
  }

  @Test
  void theNextIsThereAtOnceBecauseItWasPrefetched() {
    HeldTaskRunner held = new HeldTaskRunner();
    ReviewViewModel slow = model(held);
    slow.enter();
    held.go();
    slow.next();
    assertThat(slow.open().get().orElseThrow().id()).isEqualTo(2);
  }
}
