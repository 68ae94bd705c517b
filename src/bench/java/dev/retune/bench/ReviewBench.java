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
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures what a reviewer waits for with 1,000,000 votes, 350,000 of them dislikes, 20,000 of
 * which are decided, in H2 and in PostgreSQL: reading the next answer (prefetched while the
 * previous one is read), saving and undoing a decision, and the progress figures.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=ReviewBench</pre>
 */
public class ReviewBench extends LatencyBenchmark {
  private static final int VOTES = 1_000_000;
  private static final int DECIDED = 60_000;
  private static final Judgement JUDGEMENT =
      new Judgement(
          Verdict.WRONG,
          Optional.of("outdated"),
          Optional.of("a better answer"),
          Optional.empty(),
          Optional.empty());

  private Workspace workspace;
  private ReviewService reviewer;

  /** Optional argument: the number of votes, more than 60,000, whose dislikes are decided. */
  public static void main(String[] args) throws IOException, RunnerException {
    int votes = args.length > 0 ? Integer.parseInt(args[0]) : VOTES;
    try (BenchFolder folder = BenchFolder.temporary("retune-bench")) {
      measure(folder.path().resolve("retune").toString(), votes);
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      measure("postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres", votes);
    }
  }

  private static void measure(String database, int votes) throws RunnerException {
    try (Workspace workspace = workspace(database)) {
      fill(workspace, votes);
      System.out.println(workspace.url().kind());
    }
    BenchmarkRun.of(ReviewBench.class, database);
  }

  private static Workspace workspace(String database) {
    return Workspace.open(
        database.startsWith("postgresql:")
            ? DatabaseUrl.parse(database)
            : DatabaseUrl.h2File(Path.of(database)),
        Stream.concat(FeedbackEntities.entities().stream(), ReviewEntities.entities().stream())
            .toList());
  }

  @Setup
  public void open() {
    workspace = workspace(BenchmarkRun.subject());
    reviewer =
        new ReviewService(
            workspace, Clock.systemUTC(), ZoneOffset.UTC, new Reviewer("kim", "here"));
  }

  @TearDown
  public void close() {
    workspace.close();
  }

  /** The queue and the answer that is shown, as in the window. */
  @State(Scope.Benchmark)
  public static class OpenQueue {
    @Param public ReviewQueueOrder order = ReviewQueueOrder.NEWEST;
    private Optional<ReviewItem> item = Optional.empty();

    private Optional<ReviewItem> next(ReviewService reviewer) {
      Optional<QueuedAnswer> last = item.flatMap(ReviewItem::waiting);
      item =
          last.isPresent()
              ? reviewer.next(order, last.get(), Set.of())
              : reviewer.first(order, Set.of());
      return item;
    }

    private Object save(ReviewService reviewer) {
      return reviewer.save(item.orElseThrow().id(), JUDGEMENT, false);
    }
  }

  /** Saves what was read, outside the measured time. */
  @State(Scope.Benchmark)
  public static class SavedAfterwards {
    @TearDown(Level.Invocation)
    public void save(ReviewBench bench, OpenQueue queue) {
      var _ = queue.save(bench.reviewer);
    }
  }

  /** Reads what is saved, outside the measured time. */
  @State(Scope.Benchmark)
  public static class ReadBefore {
    @Setup(Level.Invocation)
    public void read(ReviewBench bench, OpenQueue queue) {
      var _ = queue.next(bench.reviewer);
    }
  }

  @Benchmark
  public Object next(OpenQueue queue, SavedAfterwards saved) {
    return queue.next(reviewer);
  }

  @Benchmark
  public Object save(OpenQueue queue, ReadBefore read) {
    return queue.save(reviewer);
  }

  /** A decision that can be undone, made outside the measured time. */
  @State(Scope.Benchmark)
  public static class LatestDecision {
    private final OpenQueue queue = new OpenQueue();

    @Setup(Level.Invocation)
    public void decide(ReviewBench bench) {
      var _ = queue.next(bench.reviewer);
      var _ = queue.save(bench.reviewer);
    }
  }

  @Benchmark
  public Object undo(LatestDecision latest) {
    return reviewer.undo();
  }

  @Benchmark
  public Object progress() {
    return reviewer.progress();
  }

  private static void fill(Workspace workspace, int votes) {
    String rows =
        workspace.url().kind() == DatabaseUrl.Kind.H2
            ? "select x from system_range(1, %d)"
            : "select x from generate_series(cast(1 as bigint), %d) x";
    String sql =
        FILL.replace("NUMBERS", rows.formatted(votes))
            .replace("VOTES - DECIDED", "" + (votes - DECIDED));
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
            max(id) < VOTES - DECIDED
          from feedback_log where feedback = 'dislike' group by conversation_id;
      insert into decision (conversation_id, reviewer, verdict, decided_at)
        select conversation_id, 'lee', 'WRONG', now() from review_item where waiting = false;
      drop table made;
      """
          + ManyVotesWorkspace.ROLLUPS
          + "; analyze";
}
