package dev.retune.bench;

import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.persistence.TestAdministration;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.ReviewEntities;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewService;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Reviewer;
import dev.retune.review.decision.Verdict;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueueOrder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures what a reviewer waits for with 1,000,000 votes, 350,000 of them dislikes, 20,000 of
 * which are decided: reading the next answer (prefetched while the previous one is read), saving
 * and undoing a decision, and the progress figures.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=ReviewBench</pre>
 */
public final class ReviewBench {
  private static final int VOTES = 1_000_000;
  private static final int ROUNDS = 60;

  private ReviewBench() {}

  /** Prints the table, for H2 in a file and for PostgreSQL. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("retune-bench");
    measure("H2", DatabaseUrl.h2File(folder.resolve("retune")));
    try (var files = Files.list(folder)) {
      files.map(Path::toFile).forEach(java.io.File::delete);
    }
    Files.delete(folder);
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      measure(
          "PostgreSQL",
          DatabaseUrl.parse(
              "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres"));
    }
  }

  private static void measure(String name, DatabaseUrl url) {
    try (Workspace workspace =
        Workspace.open(
            url,
            Stream.concat(FeedbackEntities.entities().stream(), ReviewEntities.entities().stream())
                .toList())) {
      fill(workspace, url.kind() == DatabaseUrl.Kind.H2);
      ReviewService reviewer =
          new ReviewService(
              workspace, Clock.systemUTC(), ZoneOffset.UTC, new Reviewer("kim", "here"));
      for (ReviewQueueOrder order : ReviewQueueOrder.values()) {
        walk(name, reviewer, order);
      }
      times(name + " undo", reviewer::undo);
      times(name + " figures", reviewer::progress);
    }
  }

  /** Reads and saves one answer after the other, as in the window. */
  private static void walk(String name, ReviewService reviewer, ReviewQueueOrder order) {
    double[] next = new double[ROUNDS];
    double[] save = new double[ROUNDS];
    Optional<ReviewItem> item = Optional.empty();
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      Optional<QueuedAnswer> last = item.flatMap(ReviewItem::waiting);
      item =
          last.isPresent()
              ? reviewer.next(order, last.get(), Set.of())
              : reviewer.first(order, Set.of());
      long read = System.nanoTime();
      Judgement judgement =
          new Judgement(
              Verdict.WRONG,
              Optional.of("outdated"),
              Optional.of("a better answer"),
              Optional.empty(),
              Optional.empty());
      reviewer.save(item.orElseThrow().id(), judgement, false);
      next[i] = (read - start) / 1e6;
      save[i] = (System.nanoTime() - read) / 1e6;
    }
    print(name + " next, " + order, next);
    print(name + " save, " + order, save);
  }

  private static void times(String name, Supplier<?> work) {
    double[] ms = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      var _ = work.get();
      ms[i] = (System.nanoTime() - start) / 1e6;
    }
    print(name, ms);
  }

  private static void print(String name, double[] ms) {
    Arrays.sort(ms);
    System.out.printf(
        "%-34s median %7.2f ms, 95th percentile %7.2f ms, longest %7.2f ms%n",
        name, ms[ROUNDS / 2], ms[ROUNDS * 95 / 100], ms[ROUNDS - 1]);
  }

  private static void fill(Workspace workspace, boolean h2) {
    String rows =
        h2
            ? "select x from system_range(1, %d)"
            : "select x from generate_series(cast(1 as bigint), %d) x";
    String sql = FILL.replace("NUMBERS", rows.formatted(VOTES)).replace("VOTES", "" + VOTES);
    try {
      TestAdministration.run(workspace, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final String FILL =
      """
      insert into source (id, name, kind, created_at) values (1, 'chat', 'FILES', now());
      create table made as select x as id,
          timestamp with time zone '2025-11-22 00:00:00+00' + (x * 31) * interval '1' second as at,
          case when mod(x * 104729, 1009) < 353 then 'dislike' else 'like' end as feedback,
          mod(x * 15485863, 9973) * 100 / 9973 as dice
        from (NUMBERS) as numbers;
      insert into conversation_log (id, source_id, external_id, user_message, ai_response, created_at)
        select id, 1, 'c' || id, 'a question of some length', 'an answer of some length', at from made;
      insert into feedback_log (id, source_id, external_id, conversation_id,
          conversation_external_id, feedback, reason, reason_code, reason_confidence, created_at)
        select id, 1, 'v' || id, case when mod(id, 5) = 0 then id - 1 else id end, 'c' || id, feedback,
          case when feedback = 'like' then null else 'because' end,
          case when feedback = 'like' then '' when dice < 40 then 'irrelevant'
            when dice < 65 then 'incomplete' when dice < 75 then 'incorrect'
            when dice < 83 then 'outdated' when dice < 88 then 'unclear' else 'other' end,
          case when feedback = 'like' then null else dice / 100.0 end, at
        from made;
      insert into review_item (conversation_id, dislikes, disliked_at, least_sure, reason_code, waiting)
        select conversation_id, count(*), max(created_at), min(reason_confidence), min(reason_code),
            max(id) < VOTES - 60000
          from feedback_log where feedback = 'dislike' group by conversation_id;
      insert into decision (conversation_id, reviewer, verdict, decided_at)
        select conversation_id, 'lee', 'WRONG', now() from review_item where waiting = false;
      drop table made;
      """
          + ManyVotesWorkspace.ROLLUPS
          + "; analyze";
}
