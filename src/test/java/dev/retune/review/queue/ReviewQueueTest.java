package dev.retune.review.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.Vote;
import dev.retune.review.ReviewFixture;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewService;
import dev.retune.support.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewQueueTest {
  private static List<Integer> all(
      ReviewFixture fixture, ReviewService reviewer, ReviewQueueOrder order) {
    List<Integer> found = new ArrayList<>();
    Optional<ReviewItem> next = reviewer.first(order, Set.of());
    while (next.isPresent()) {
      found.add(fixture.answer(next.get()));
      next = reviewer.next(order, next.get().waiting().orElseThrow(), Set.of());
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "H2, NEWEST, '5 4 3 2'",
    "H2, MOST_DISLIKED, '3 5 4 2'",
    "H2, LEAST_SURE, '2 5 3 4'",
    "H2, BIGGEST_CLUSTER, '5 3 2 4'",
    "POSTGRESQL, NEWEST, '5 4 3 2'",
    "POSTGRESQL, MOST_DISLIKED, '3 5 4 2'",
    "POSTGRESQL, LEAST_SURE, '2 5 3 4'",
    "POSTGRESQL, BIGGEST_CLUSTER, '5 3 2 4'",
  })
  void comesInTheOrderAskedFor(TestDatabases kind, ReviewQueueOrder order, String wanted) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(5)) {
      fixture
          .dislike(2, "tone", 0.2)
          .dislike(3, "outdated", 0.9)
          .dislike(3, "outdated", 0.8)
          .dislike(3, "tone", 0.7)
          .dislike(4)
          .dislike(5, "outdated", 0.5)
          .dislike(5);
      fixture.vote(1, Vote.Value.LIKE, Optional.empty());
      assertThat(all(fixture, fixture.reviewer("kim"), order))
          .containsExactlyElementsOf(
              java.util.Arrays.stream(wanted.split(" ", -1)).map(Integer::valueOf).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDecidedAnswerIsGoneAndAnUndoneOneIsBack(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(2).dislike(1, 2)) {
      ReviewService kim = fixture.reviewer("kim");
      kim.save(fixture.id(1), ReviewFixture.WRONG, false);
      assertThat(all(fixture, fixture.reviewer("lee"), ReviewQueueOrder.NEWEST)).containsExactly(2);
      kim.undo();
      kim.release(Set.of(fixture.id(1)));
      fixture.clock.passes(ClaimRepository.TIME_TO_LIVE);
      assertThat(all(fixture, fixture.reviewer("lee"), ReviewQueueOrder.NEWEST))
          .containsExactly(2, 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDislikeTakenBackIsNotWaitedFor(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1)) {
      String vote = fixture.vote(1, Vote.Value.DISLIKE, Optional.of("bad"));
      fixture.revote(vote, 1, Vote.Value.LIKE, Optional.empty());
      assertThat(all(fixture, fixture.reviewer("kim"), ReviewQueueOrder.NEWEST)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherDislikeOfADecidedAnswerDoesNotBringItBack(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      fixture.reviewer("kim").save(fixture.id(1), ReviewFixture.WRONG, false);
      fixture.dislike(1);
      assertThat(all(fixture, fixture.reviewer("lee"), ReviewQueueOrder.NEWEST)).isEmpty();
      assertThat(fixture.number("select dislikes from review_item")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsClaimedIsNotGivenToAnother(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(2).dislike(1, 2)) {
      fixture.reviewer("kim").first(ReviewQueueOrder.NEWEST, Set.of());
      assertThat(all(fixture, fixture.reviewer("lee"), ReviewQueueOrder.NEWEST)).containsExactly(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReleasedIsFree(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      ReviewService kim = fixture.reviewer("kim");
      kim.first(ReviewQueueOrder.NEWEST, Set.of());
      kim.release(Set.of(fixture.id(1)));
      assertThat(all(fixture, fixture.reviewer("lee"), ReviewQueueOrder.NEWEST)).containsExactly(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExpiredClaimIsFreeAndARenewedOneIsNot(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(2).dislike(1, 2)) {
      ReviewService kim = fixture.reviewer("kim");
      all(fixture, kim, ReviewQueueOrder.NEWEST);
      fixture.clock.passes(ClaimRepository.TIME_TO_LIVE.minus(Duration.ofSeconds(1)));
      assertThat(kim.renew(Set.of(fixture.id(2)))).isEmpty();
      fixture.clock.passes(Duration.ofSeconds(2));
      assertThat(all(fixture, fixture.reviewer("lee"), ReviewQueueOrder.NEWEST)).containsExactly(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoLostAClaimIsTold(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(1).dislike(1)) {
      ReviewService kim = fixture.reviewer("kim");
      all(fixture, kim, ReviewQueueOrder.NEWEST);
      fixture.clock.passes(ClaimRepository.TIME_TO_LIVE);
      all(fixture, fixture.reviewer("lee"), ReviewQueueOrder.NEWEST);
      assertThat(kim.renew(Set.of(fixture.id(1)))).containsExactly(fixture.id(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void heldAnswersAreNotGivenAgain(TestDatabases kind) {
    try (ReviewFixture fixture = new ReviewFixture(kind).asked(2).dislike(1, 2)) {
      ReviewService kim = fixture.reviewer("kim");
      assertThat(kim.first(ReviewQueueOrder.NEWEST, Set.of(fixture.id(2))).map(fixture::answer))
          .contains(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theItemHasWhatAReviewerNeeds(TestDatabases kind) {
    try (ReviewFixture fixture =
        new ReviewFixture(kind).asked(1).dislike(1, "tone", 0.5).dislike(1)) {
      ReviewItem item =
          fixture.reviewer("kim").first(ReviewQueueOrder.NEWEST, Set.of()).orElseThrow();
      assertThat(item.conversation().question()).isEqualTo("Question 1");
      assertThat(item.document().orElseThrow().body()).isEqualTo("Body of d1");
      assertThat(item.votes()).hasSize(2);
      assertThat(item.claimed()).isTrue();
    }
  }
}
