package dev.retune.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Verdict;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.review.document.SelectedDocument;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Drafts are not lost. */
class ReviewDraftTest extends ReviewScreenFixture {
  @Test
  void whatIsTypedIsKeptAfterAMoment() {
    model.enter();
    model.decision().form().answer().set("half a sen");
    assertThat(gateway.drafts).isEmpty();
    runner.passTime();
    assertThat(gateway.draft(1).correctedAnswer()).contains("half a sen");
  }

  @Test
  void whatIsTypedIsKeptWhenTheScreenIsLeft() {
    model.enter();
    model.decision().form().note().set("note");
    model.leave();
    assertThat(gateway.draft(1).note()).contains("note");
  }

  @Test
  void whatWasLeftInTheMiddleComesFirst() {
    gateway.drafts.put(
        3L,
        new DecisionDraft(
            Optional.empty(),
            Optional.empty(),
            Optional.of("half"),
            Optional.of(7L),
            Optional.empty()));
    model.enter();
    assertThat(open()).isEqualTo(3);
    assertThat(model.decision().form().answer().get()).isEqualTo("half");
    assertThat(model.decision().form().document().get().map(SelectedDocument::name))
        .contains("Title");
    model.next();
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void readingADraftIsNoChange() {
    model.enter();
    model.next();
    runner.passTime();
    assertThat(gateway.asked).noneMatch(a -> a.startsWith("keep"));
  }

  @Test
  void aLostDatabaseLosesNothingTyped() {
    model.enter();
    gateway.lost = true;
    model.decision().form().answer().set("typed while it was gone");
    runner.passTime();
    assertThat(losses).isNotEmpty();
    model.next();
    assertThat(open()).isEqualTo(2);
    gateway.lost = false;
    runner.passTime();
    assertThat(gateway.draft(1).correctedAnswer()).contains("typed while it was gone");
  }

  @Test
  void aDecisionThatCouldNotBeSavedStaysInTheForm() {
    model.enter();
    gateway.lost = true;
    model.decision().form().answer().set("kept");
    decide(Verdict.WRONG);
    assertThat(open()).isEqualTo(1);
    assertThat(model.decision().form().answer().get()).isEqualTo("kept");
    gateway.lost = false;
    model.decision().save();
    assertThat(gateway.decided).containsKey(1L);
  }

  @Test
  void discardingForgetsTheDraft() {
    model.enter();
    model.decision().form().answer().set("no");
    runner.passTime();
    model.decision().discard();
    assertThat(gateway.drafts).isEmpty();
    assertThat(model.decision().form().answer().get()).isEmpty();
  }

  @Test
  void aQueueThatCannotBeReadIsReadAfterARefresh() {
    gateway.lost = true;
    model.enter();
    assertThat(model.state().get()).isEqualTo(State.FAILED);
    gateway.lost = false;
    timeWindow.changed();
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseDecidedMeanwhileIsOfferedWithTheText() {
    overtaken();
    model.enter();
    assertThat(open()).isEqualTo(3);
    assertThat(model.decision().form().answer().get()).isEqualTo("half");
    assertThat(model.decision().hint().get())
        .startsWith("lee has reviewed this answer meanwhile; your input is kept.");
  }

  @Test
  void itCanBecomeASecondOpinionAtOnce() {
    overtaken();
    model.enter();
    decide(Verdict.FINE);
    assertThat(gateway.decided(3).correctedAnswer()).contains("half");
  }

  @Test
  void orItIsLetGo() {
    overtaken();
    model.enter();
    model.decision().discard();
    assertThat(gateway.drafts).isEmpty();
  }

  /** Another reviewer decides the third answer, which has a draft. */
  private void overtaken() {
    gateway.waiting.remove(3L);
    gateway.others.put(3L, "lee");
    gateway.drafts.put(
        3L,
        new DecisionDraft(
            Optional.empty(),
            Optional.empty(),
            Optional.of("half"),
            Optional.empty(),
            Optional.empty()));
  }
}
