package dev.retune.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.Vote;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
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
  private static final Judgement FINE = Judgement.of(Verdict.FINE);
  private static final Judgement OUTDATED =
      new Judgement(
          Verdict.WRONG,
          Optional.of("outdated"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private static final String OFF_ITEMS =
      """
      select count(*) from (select conversation_id, count(*) as n from feedback_log
          where feedback = 'dislike' group by conversation_id) f
        left join review_item i on i.conversation_id = f.conversation_id
        where i.dislikes is null or i.dislikes <> f.n
      """;
  private static final String OFF_ROLLUPS =
      """
      select count(*) from (select feedback, reason_code, count(*) as n from feedback_log
          group by feedback, reason_code) f
        where f.n <> (select coalesce(sum(total), 0) from day_rollup r
          where r.what = f.feedback and r.reason_code = f.reason_code)
      """;
  private static final String WAITING_TWICE_DECIDED =
      """
      select count(*) from review_item i where i.waiting = true
        and (select count(distinct reviewer) from decision d
          where d.conversation_id = i.conversation_id and d.undone_at is null) > 1
      """;

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

  @ParameterizedTest
  @EnumSource
  void judgementsWhileVotesAreStoredLoseNeither(TestDatabases kind) throws Exception {
    try (ReviewFixture fixture = disliked(kind);
        var writers = Executors.newFixedThreadPool(2)) {
      List<Long> ids = IntStream.rangeClosed(1, ANSWERS).mapToObj(fixture::id).toList();
      List<Future<?>> stored =
          IntStream.of(0, 1)
              .<Future<?>>mapToObj(
                  writer -> writers.submit(() -> voteAndChange(fixture, "w" + writer)))
              .toList();
      everybody(
          fixture,
          reviewer -> {
            for (int i = 0; i < ids.size(); i++) {
              reviewer.save(ids.get(i), i % 3 == 0 ? OUTDATED : FINE, true);
              if (i % 5 == 0) {
                reviewer.undo();
              }
            }
            return List.of();
          });
      for (Future<?> one : stored) {
        one.get();
      }
      assertThat(fixture.number(OFF_ITEMS)).isZero();
      assertThat(fixture.number(OFF_ROLLUPS)).isZero();
      // a second opinion is wanted of some answers, which wait although one person has decided
      assertThat(fixture.number(WAITING_TWICE_DECIDED)).isZero();
    }
  }

  private static void voteAndChange(ReviewFixture fixture, String writer) {
    for (int answer = 1; answer <= ANSWERS; answer++) {
      String id = writer + "-" + answer;
      fixture.revote(id, answer, Vote.Value.DISLIKE, Optional.of("because " + id));
      if (answer % 2 == 0) {
        fixture.revote(id, answer, Vote.Value.LIKE, Optional.empty());
      }
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
