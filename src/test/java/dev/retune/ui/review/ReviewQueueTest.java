package dev.retune.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.decision.Verdict;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.task.HeldTaskRunner;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Moving through the queue. */
class ReviewQueueTest extends ReviewScreenFixture {

  @Test
  void nothingIsClaimedBeforeTheScreenIsSeen() {
    assertThat(gateway.asked).isEmpty();
  }

  @Test
  void theFirstIsOpenAndTheSecondIsPrefetched() {
    model.enter();
    assertThat(open()).isEqualTo(1);
    assertThat(gateway.claimed).containsExactlyInAnyOrder(1L, 2L);
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
    long changes = timeWindow.changes().get();
    model.leave();
    assertThat(gateway.claimed).isEmpty();
    assertThat(timeWindow.changes().get()).isEqualTo(changes + 1);
  }

  @Test
  void whatIsPrefetchedWhileTheScreenIsLeftIsReleased() {
    HeldTaskRunner held = new HeldTaskRunner();
    ReviewViewModel left = whileItPrefetches(held);
    left.leave();
    held.go();
    assertThat(gateway.claimed).isEmpty();
  }

  @Test
  void whatIsPrefetchedTooLateIsReleasedBeforeItIsClaimedAgain() {
    HeldTaskRunner held = new HeldTaskRunner();
    ReviewViewModel left = whileItPrefetches(held);
    left.leave();
    left.enter();
    held.go();
    assertThat(gateway.claimed).containsExactlyInAnyOrder(1L, 2L);
  }

  private ReviewViewModel whileItPrefetches(HeldTaskRunner held) {
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
    assertThat(gateway.asked).anyMatch(a -> a.startsWith("renew") && a.contains("1"));
    gateway.asked.clear();
    model.leave();
    runner.passTime();
    assertThat(gateway.asked).noneMatch(a -> a.startsWith("renew"));
  }

  @Test
  void aLostClaimIsTold() {
    model.enter();
    gateway.taken.add(1L);
    runner.passTime();
    assertThat(model.decision().hint().get()).isEqualTo(texts.get("ui.review.claimLost"));
  }

  @Test
  void aPrefetchedAnswerThatIsLostIsReplaced() {
    model.enter();
    gateway.taken.add(2L);
    runner.passTime();
    model.next();
    assertThat(open()).isEqualTo(3);
  }

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
    gateway.waiting.retainAll(Set.of(4L));
    model.enter();
    model.next();
    assertThat(open()).isEqualTo(4);
  }

  @Test
  void whenAllIsDecidedItSaysSo() {
    gateway.waiting.retainAll(Set.of(4L));
    model.enter();
    decide(Verdict.FINE);
    assertThat(model.state().get()).isEqualTo(State.EMPTY);
    assertThat(model.open().get()).isEmpty();
  }

  @Test
  void newVotesFillAnEmptyScreen() {
    gateway.waiting.clear();
    model.enter();
    gateway.waiting.add(9L);
    timeWindow.changed();
    assertThat(open()).isEqualTo(9);
  }

  @Test
  void anotherOrderBeginsAtItsTop() {
    model.enter();
    model.next();
    model.order().set(ReviewQueueOrder.MOST_DISLIKED);
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void theAnswerAskedForIsOpenedFirst() {
    model.request(4);
    model.enter();
    assertThat(open()).isEqualTo(4);
    assertThat(gateway.asked).doesNotContain("resume", "open 1");
  }

  @Test
  void onTheOpenScreenTheAnswerAskedForTakesTheOthersPlace() {
    model.enter();
    model.request(4);
    assertThat(open()).isEqualTo(4);
    assertThat(gateway.claimed).doesNotContain(1L);
  }

  @Test
  void theAnswerAskedForIsAskedForOnce() {
    model.request(4);
    model.enter();
    model.next();
    long next = open();
    model.leave();
    model.enter();
    assertThat(open()).isEqualTo(next);
  }

  @Test
  void whoeverHoldsTheAnswerAskedForIsRespected() {
    gateway.taken.add(4L);
    model.request(4);
    model.enter();
    assertThat(open()).isEqualTo(4);
    assertThat(model.decision().hint().get()).isEqualTo(texts.get("ui.review.claimLost"));
  }
}
