package dev.retune.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.Draft;
import dev.retune.review.Verdict;
import dev.retune.ui.review.ReviewViewModel.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is typed is not lost. */
class ReviewDraftTest extends ReviewStage {
  @Test
  void whatIsTypedIsKeptAfterAMoment() {
    model.enter();
    model.form().answer().set("half a sen");
    assertThat(desk.drafts).isEmpty();
    runner.passTime();
    assertThat(desk.draft(1).correctedAnswer()).contains("half a sen");
  }

  @Test
  void whatIsTypedIsKeptWhenTheScreenIsLeft() {
    model.enter();
    model.form().note().set("note");
    model.leave();
    assertThat(desk.draft(1).note()).contains("note");
  }

  @Test
  void whatWasLeftInTheMiddleComesFirst() {
    desk.drafts.put(
        3L,
        new Draft(
            Optional.empty(),
            Optional.empty(),
            Optional.of("half"),
            Optional.of(7L),
            Optional.empty()));
    model.enter();
    assertThat(open()).isEqualTo(3);
    assertThat(model.form().answer().get()).isEqualTo("half");
    assertThat(model.form().document().get().map(Picked::name)).contains("Title");
    model.next();
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void readingADraftIsNoChange() {
    model.enter();
    model.next();
    runner.passTime();
    assertThat(desk.asked).noneMatch(a -> a.startsWith("keep"));
  }

  @Test
  void aLostDatabaseLosesNothingTyped() {
    model.enter();
    desk.lost = true;
    model.form().answer().set("typed while it was gone");
    runner.passTime();
    assertThat(losses).isNotEmpty();
    model.next();
    assertThat(open()).isEqualTo(2);
    desk.lost = false;
    runner.passTime();
    assertThat(desk.draft(1).correctedAnswer()).contains("typed while it was gone");
  }

  @Test
  void aDecisionThatCouldNotBeSavedStaysInTheForm() {
    model.enter();
    desk.lost = true;
    model.form().answer().set("kept");
    decide(Verdict.WRONG);
    assertThat(open()).isEqualTo(1);
    assertThat(model.form().answer().get()).isEqualTo("kept");
    desk.lost = false;
    model.save();
    assertThat(desk.decided).containsKey(1L);
  }

  @Test
  void discardingForgetsTheDraft() {
    model.enter();
    model.form().answer().set("no");
    runner.passTime();
    model.discard();
    assertThat(desk.drafts).isEmpty();
    assertThat(model.form().answer().get()).isEmpty();
  }

  @Test
  void aQueueThatCannotBeReadIsReadAfterARefresh() {
    desk.lost = true;
    model.enter();
    assertThat(model.state().get()).isEqualTo(State.FAILED);
    desk.lost = false;
    scope.changed();
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseDecidedMeanwhileIsOfferedWithTheText() {
    overtaken();
    model.enter();
    assertThat(open()).isEqualTo(3);
    assertThat(model.form().answer().get()).isEqualTo("half");
    assertThat(model.hint().get()).startsWith("lee decided this meanwhile; your text is kept.");
  }

  @Test
  void itCanBecomeASecondOpinionAtOnce() {
    overtaken();
    model.enter();
    decide(Verdict.FINE);
    assertThat(desk.decided(3).correctedAnswer()).contains("half");
  }

  @Test
  void orItIsLetGo() {
    overtaken();
    model.enter();
    model.discard();
    assertThat(desk.drafts).isEmpty();
  }

  /** Somebody else decided the third answer, on which something was typed. */
  private void overtaken() {
    desk.waiting.remove(3L);
    desk.others.put(3L, "lee");
    desk.drafts.put(
        3L,
        new Draft(
            Optional.empty(),
            Optional.empty(),
            Optional.of("half"),
            Optional.empty(),
            Optional.empty()));
  }
}
