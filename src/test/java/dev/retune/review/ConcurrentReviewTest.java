package dev.retune.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.support.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several reviewers at once. */
@Tag("slow")
class ConcurrentReviewTest {
  private static final int ANSWERS = 60;
  private static final int REVIEWERS = 6;

  @ParameterizedTest
  @EnumSource
  void noAnswerIsGivenToTwo(TestDatabases kind) throws Exception {
    try (ReviewFixture fixture = disliked(kind)) {
      CyclicBarrier together = new CyclicBarrier(REVIEWERS);
      List<Long> given = everybody(fixture, reviewer -> taken(reviewer, together));
      assertThat(given).doesNotHaveDuplicates().hasSize(ANSWERS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAllWhoDecideOneStands(TestDatabases kind) throws Exception {
    try (ReviewFixture fixture = disliked(kind)) {
      CyclicBarrier together = new CyclicBarrier(REVIEWERS);
      long id = fixture.id(1);
      List<SaveOutcome> saved =
          everybody(
              fixture,
              reviewer -> {
                together.await();
                return List.of(reviewer.save(id, ReviewFixture.WRONG, false));
              });
      assertThat(saved).filteredOn(SaveOutcome.Done.class::isInstance).hasSize(1);
      assertThat(fixture.number("select count(*) from review_draft")).isEqualTo(REVIEWERS - 1);
    }
  }

  private static ReviewFixture disliked(TestDatabases kind) {
    return new ReviewFixture(kind)
        .asked(ANSWERS)
        .dislike(IntStream.rangeClosed(1, ANSWERS).toArray());
  }

  private static List<Long> taken(ReviewService reviewer, CyclicBarrier together) throws Exception {
    List<Long> mine = new ArrayList<>();
    together.await();
    Optional<ReviewItem> next = reviewer.first(ReviewQueueOrder.NEWEST, mine);
    while (next.isPresent()) {
      mine.add(next.get().id());
      next = reviewer.first(ReviewQueueOrder.NEWEST, mine);
    }
    return mine;
  }

  private interface Work<T> {
    List<T> of(ReviewService reviewer) throws Exception;
  }

  private static <T> List<T> everybody(ReviewFixture fixture, Work<T> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(REVIEWERS)) {
      List<Callable<List<T>>> all =
          IntStream.range(0, REVIEWERS)
              .mapToObj(n -> fixture.reviewer("r" + n))
              .<Callable<List<T>>>map(reviewer -> () -> work.of(reviewer))
              .toList();
      List<T> found = new ArrayList<>();
      for (Future<List<T>> one : threads.invokeAll(all)) {
        found.addAll(one.get());
      }
      return found;
    }
  }
}
