package dev.retune.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.QueueOrder;
import dev.retune.review.Verdict;
import dev.retune.ui.review.ReviewViewModel.State;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reading along the queue. */
class ReviewQueueTest extends ReviewStage {
  // reading

  @Test
  void nothingIsClaimedBeforeTheScreenIsSeen() {
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void theFirstIsOpenAndTheSecondIsReadAhead() {
    model.enter();
    assertThat(open()).isEqualTo(1);
    assertThat(desk.claimed).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void thePassageIsTheOneTheIndexFinds() {
    model.enter();
    assertThat(model.passage().get()).contains("the passage of Question 1");
  }

  @Test
  void leavingGivesEverythingBackAndTellsTheOtherScreens() {
    model.enter();
    decide(Verdict.WRONG);
    long changes = scope.changes().get();
    model.leave();
    assertThat(desk.claimed).isEmpty();
    assertThat(scope.changes().get()).isEqualTo(changes + 1);
  }

  @Test
  void whatIsReadAheadWhileTheScreenIsLeftIsGivenBack() {
    Held held = new Held();
    ReviewViewModel left = whileItReadsAhead(held);
    left.leave();
    held.go();
    assertThat(desk.claimed).isEmpty();
  }

  @Test
  void whatIsReadAheadTooLateIsGivenBackBeforeItIsClaimedAgain() {
    Held held = new Held();
    ReviewViewModel left = whileItReadsAhead(held);
    left.leave();
    left.enter();
    held.go();
    assertThat(desk.claimed).containsExactlyInAnyOrder(1L, 2L);
  }

  private ReviewViewModel whileItReadsAhead(Held held) {
    ReviewViewModel entered = model(held);
    entered.enter();
    while (entered.open().get().isEmpty()) {
      held.step();
    }
    return entered;
  }

  @Test
  void comingBackFindsTheSameAnswer() {
    model.enter();
    model.next();
    model.leave();
    model.enter();
    assertThat(open()).isEqualTo(2);
  }

  @Test
  void claimsAreRenewedWhileTheScreenIsOpen() {
    model.enter();
    runner.passTime();
    assertThat(desk.asked).anyMatch(a -> a.startsWith("renew") && a.contains("1"));
    desk.asked.clear();
    model.leave();
    runner.passTime();
    assertThat(desk.asked).noneMatch(a -> a.startsWith("renew"));
  }

  @Test
  void aLostClaimIsTold() {
    model.enter();
    desk.taken.add(1L);
    runner.passTime();
    assertThat(model.hint().get()).isEqualTo(texts.get("ui.review.claimLost"));
  }

  @Test
  void anAnswerReadAheadThatIsLostIsReplaced() {
    model.enter();
    desk.taken.add(2L);
    runner.passTime();
    model.next();
    assertThat(open()).isEqualTo(3);
  }

  // moving

  @Test
  void nextAndPreviousGoAlongTheQueue() {
    model.enter();
    model.next();
    model.next();
    assertThat(open()).isEqualTo(3);
    model.previous();
    assertThat(open()).isEqualTo(2);
    model.next();
    assertThat(open()).isEqualTo(3);
  }

  @Test
  void atTheEndItBeginsAnewWithWhatWasPassedOver() {
    model.enter();
    for (int i = 0; i < 5; i++) {
      model.next();
    }
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void theOnlyOneLeftStays() {
    desk.waiting.retainAll(Set.of(4L));
    model.enter();
    model.next();
    assertThat(open()).isEqualTo(4);
  }

  @Test
  void whenAllIsDecidedItSaysSo() {
    desk.waiting.retainAll(Set.of(4L));
    model.enter();
    decide(Verdict.FINE);
    assertThat(model.state().get()).isEqualTo(State.EMPTY);
    assertThat(model.open().get()).isEmpty();
  }

  @Test
  void newVotesFillAnEmptyScreen() {
    desk.waiting.clear();
    model.enter();
    desk.waiting.add(9L);
    scope.changed();
    assertThat(open()).isEqualTo(9);
  }

  @Test
  void anotherOrderBeginsAtItsTop() {
    model.enter();
    model.next();
    model.order().set(QueueOrder.MOST_DISLIKED);
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void theAnswerAskedForIsOpenedFirst() {
    model.ask(4);
    model.enter();
    assertThat(open()).isEqualTo(4);
    assertThat(desk.asked).doesNotContain("resume", "open 1");
  }

  @Test
  void onTheOpenScreenTheAnswerAskedForTakesTheOthersPlace() {
    model.enter();
    model.ask(4);
    assertThat(open()).isEqualTo(4);
    assertThat(desk.claimed).doesNotContain(1L);
  }

  @Test
  void theAnswerAskedForIsAskedForOnce() {
    model.ask(4);
    model.enter();
    model.next();
    long next = open();
    model.leave();
    model.enter();
    assertThat(open()).isEqualTo(next);
  }

  @Test
  void whoeverHoldsTheAnswerAskedForIsRespected() {
    desk.taken.add(4L);
    model.ask(4);
    model.enter();
    assertThat(open()).isEqualTo(4);
    assertThat(model.hint().get()).isEqualTo(texts.get("ui.review.claimLost"));
  }
}
