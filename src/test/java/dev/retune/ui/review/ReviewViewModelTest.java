package dev.retune.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Verdict;
import dev.retune.ui.review.ReviewViewModel.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Decisions, and shortcuts while work is pending. */
class ReviewViewModelTest extends ReviewScreenFixture {

  @Test
  void savingMovesOn() {
    model.enter();
    model.choose(Verdict.WRONG);
    model.code(2);
    model.form().answer().set("better");
    model.save();
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
    assertThat(model.form().draft()).isEqualTo(DecisionDraft.EMPTY);
  }

  @Test
  void withoutAVerdictNothingIsSaved() {
    model.enter();
    model.form().note().set("hm");
    model.save();
    assertThat(gateway.decided).isEmpty();
    assertThat(model.hint().get()).isEqualTo(texts.get("ui.review.verdictFirst"));
  }

  @Test
  void aReasonCodeMeansWrongUnlessSaidOtherwise() {
    model.enter();
    model.code(0);
    assertThat(model.form().verdict().get()).contains(Verdict.WRONG);
  }

  @Test
  void theSameKeyAgainTakesTheChoiceAway() {
    model.enter();
    model.choose(Verdict.FINE);
    model.choose(Verdict.FINE);
    assertThat(model.form().verdict().get()).isEmpty();
  }

  @Test
  void whatAnotherDecidedMeanwhileIsToldAndMayBeInsistedOn() {
    model.enter();
    gateway.others.put(1L, "lee");
    decide(Verdict.WRONG);
    assertThat(open()).isEqualTo(1);
    assertThat(model.hint().get()).startsWith("lee decided this meanwhile");
    model.save();
    assertThat(gateway.decided).containsKey(1L);
  }

  @Test
  void theDocumentPickedIsInTheDecision() {
    model.enter();
    model.search().text().set("refund");
    runner.passTime();
    model.form().document().set(Optional.of(SelectedDocument.of(model.search().hits().getFirst())));
    decide(Verdict.WRONG);
    assertThat(gateway.decided(1).documentId()).contains(7L);
  }

  @Test
  void theShareOfSecondOpinionsIsSet() {
    model.enter();
    model.tallies().share(0.2);
    assertThat(model.tallies().agreeing().get().orElseThrow().share()).isEqualTo(0.2);
  }

  @Test
  void keysDoNothingWhileAnAnswerIsOnItsWay() {
    HeldTaskRunner held = new HeldTaskRunner();
    ReviewViewModel slow = model(held);
    slow.enter();
    slow.choose(Verdict.WRONG);
    slow.code(1);
    slow.save();
    slow.undo();
    held.go();
    assertThat(slow.state().get()).isEqualTo(State.READY);
    assertThat(slow.form().draft()).isEqualTo(DecisionDraft.EMPTY);
    assertThat(gateway.asked).doesNotContain("save 1", "undo");
  }

  @Test
  void keysDoNothingWhileADecisionIsOnItsWay() {
    HeldTaskRunner held = new HeldTaskRunner();
    ReviewViewModel slow = model(held);
    slow.enter();
    held.go();
    slow.choose(Verdict.WRONG);
    slow.save();
    slow.choose(Verdict.FINE);
    slow.save();
    slow.next();
    held.go();
    assertThat(gateway.decided(1).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(slow.open().get().orElseThrow().id()).isEqualTo(2);
    assertThat(slow.form().verdict().get()).isEmpty();
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
