package dev.retune.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.Vote;
import dev.retune.house.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QueueTest {
  private static List<Integer> all(Answers answers, ReviewService reviewer, QueueOrder order) {
    List<Integer> found = new ArrayList<>();
    Optional<ReviewItem> next = reviewer.next(order, Optional.empty(), Set.of());
    while (next.isPresent()) {
      found.add(answers.answer(next.get()));
      next = reviewer.next(order, next.get().waiting(), Set.of());
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
  void comesInTheOrderAskedFor(Databases kind, QueueOrder order, String wanted) {
    try (Answers answers = new Answers(kind).asked(5)) {
      answers
          .dislike(2, "tone", 0.2)
          .dislike(3, "outdated", 0.9)
          .dislike(3, "outdated", 0.8)
          .dislike(3, "tone", 0.7)
          .dislike(4)
          .dislike(5, "outdated", 0.5)
          .dislike(5);
      answers.vote(1, Vote.Value.LIKE, Optional.empty());
      assertThat(all(answers, answers.reviewer("kim"), order))
          .containsExactlyElementsOf(
              java.util.Arrays.stream(wanted.split(" ")).map(Integer::valueOf).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDecidedAnswerIsGoneAndAnUndoneOneIsBack(Databases kind) {
    try (Answers answers = new Answers(kind).asked(2).dislike(1, 2)) {
      ReviewService kim = answers.reviewer("kim");
      kim.save(answers.id(1), Answers.WRONG, false);
      assertThat(all(answers, answers.reviewer("lee"), QueueOrder.NEWEST)).containsExactly(2);
      kim.undo();
      kim.release(Set.of(answers.id(1)));
      answers.clock.passes(Claims.TIME_TO_LIVE);
      assertThat(all(answers, answers.reviewer("lee"), QueueOrder.NEWEST)).containsExactly(2, 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDislikeTakenBackIsNotWaitedFor(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1)) {
      String vote = answers.vote(1, Vote.Value.DISLIKE, Optional.of("bad"));
      answers.revote(vote, 1, Vote.Value.LIKE, Optional.empty());
      assertThat(all(answers, answers.reviewer("kim"), QueueOrder.NEWEST)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherDislikeOfADecidedAnswerDoesNotBringItBack(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      answers.reviewer("kim").save(answers.id(1), Answers.WRONG, false);
      answers.dislike(1);
      assertThat(all(answers, answers.reviewer("lee"), QueueOrder.NEWEST)).isEmpty();
      assertThat(answers.number("select dislikes from review_item")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsClaimedIsNotGivenToAnother(Databases kind) {
    try (Answers answers = new Answers(kind).asked(2).dislike(1, 2)) {
      answers.reviewer("kim").next(QueueOrder.NEWEST, Optional.empty(), Set.of());
      assertThat(all(answers, answers.reviewer("lee"), QueueOrder.NEWEST)).containsExactly(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReleasedIsFree(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      ReviewService kim = answers.reviewer("kim");
      kim.next(QueueOrder.NEWEST, Optional.empty(), Set.of());
      kim.release(Set.of(answers.id(1)));
      assertThat(all(answers, answers.reviewer("lee"), QueueOrder.NEWEST)).containsExactly(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExpiredClaimIsFreeAndARenewedOneIsNot(Databases kind) {
    try (Answers answers = new Answers(kind).asked(2).dislike(1, 2)) {
      ReviewService kim = answers.reviewer("kim");
      all(answers, kim, QueueOrder.NEWEST);
      answers.clock.passes(Claims.TIME_TO_LIVE.minus(Duration.ofSeconds(1)));
      assertThat(kim.renew(Set.of(answers.id(2)))).isEmpty();
      answers.clock.passes(Duration.ofSeconds(2));
      assertThat(all(answers, answers.reviewer("lee"), QueueOrder.NEWEST)).containsExactly(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoLostAClaimIsTold(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1)) {
      ReviewService kim = answers.reviewer("kim");
      all(answers, kim, QueueOrder.NEWEST);
      answers.clock.passes(Claims.TIME_TO_LIVE);
      all(answers, answers.reviewer("lee"), QueueOrder.NEWEST);
      assertThat(kim.renew(Set.of(answers.id(1)))).containsExactly(answers.id(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void heldAnswersAreNotGivenAgain(Databases kind) {
    try (Answers answers = new Answers(kind).asked(2).dislike(1, 2)) {
      ReviewService kim = answers.reviewer("kim");
      assertThat(
              kim.next(QueueOrder.NEWEST, Optional.empty(), Set.of(answers.id(2)))
                  .map(answers::answer))
          .contains(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theItemHasWhatAReviewerNeeds(Databases kind) {
    try (Answers answers = new Answers(kind).asked(1).dislike(1, "tone", 0.5).dislike(1)) {
      ReviewItem item =
          answers.reviewer("kim").next(QueueOrder.NEWEST, Optional.empty(), Set.of()).orElseThrow();
      assertThat(item.conversation().question()).isEqualTo("Question 1");
      assertThat(item.document().orElseThrow().body()).isEqualTo("Body of d1");
      assertThat(item.votes()).hasSize(2);
      assertThat(item.claimed()).isTrue();
    }
  }
}
