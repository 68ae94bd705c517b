package dev.retune.bench;

import dev.retune.persistence.TestAdministration;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.time.TimeWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures the statistics of a period with 1,000,000 votes over one year in a file database; {@code
 * countedDirectly} counts all votes without roll-ups, for comparison.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=StatisticsBench</pre>
 */
public class StatisticsBench extends LatencyBenchmark {
  private static final int VOTES = 1_000_000;
  private static final Instant END = Instant.parse("2026-11-22T12:34:56Z");

  private Workspace workspace;
  private StatisticsService service;
  private int round;

  /** Optional argument: the number of votes. */
  public static void main(String[] args) throws IOException, RunnerException {
    int votes = args.length > 0 ? Integer.parseInt(args[0]) : VOTES;
    try (BenchFolder folder = BenchFolder.temporary("retune-bench")) {
      Path file = folder.path().resolve("retune");
      try (Workspace workspace = Workspace.open(DatabaseUrl.h2File(file), List.of())) {
        fill(workspace, votes);
      }
      BenchmarkRun.of(StatisticsBench.class, file.toString());
    }
  }

  /** A period by its name on the screen. */
  @State(Scope.Benchmark)
  public static class Period {
    @Param({"7d", "30d", "all"})
    public String period = "";
  }

  @Setup
  public void open() {
    workspace = Workspace.open(DatabaseUrl.h2File(BenchmarkRun.folder()), List.of());
    service = new StatisticsService(workspace, Clock.systemUTC(), ZoneId.of("Asia/Seoul"), 0.3);
  }

  @TearDown
  public void close() {
    workspace.close();
  }

  // each call varies the query, because H2 caches the last result
  @Benchmark
  public Object stats(Period of) {
    return service.stats(TimeWindow.parse(of.period), END.minusMillis(round++));
  }

  @Benchmark
  public List<Object[]> countedDirectly() {
    return workspace.read(
        s ->
            s.createNativeQuery(
                    "select source_id, feedback, reason_code, count(*) from feedback_log"
                        + " where id > :round group by source_id, feedback, reason_code",
                    Object[].class)
                .setParameter("round", round++)
                .getResultList());
  }

  /** Generates votes over one year, with their answers and roll-ups. */
  static void fill(Workspace workspace, int votes) {
    String fill = FILL.replace(":votes", String.valueOf(votes)) + ";" + ManyVotesWorkspace.ROLLUPS;
    try {
      TestAdministration.run(workspace, fill);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // about one vote every half minute with matching answers, and an uneven distribution of codes
  private static final String FILL =
      """
      insert into source (id, name, kind, created_at)
        values (1, 'chat', 'FILES', now()), (2, 'kiosk', 'FILES', now());
      create table made as
        select x as id, 1 + mod(x, 7) / 6 as source_id,
          dateadd('second', (x - :votes) * 31536 / 1000,
            timestamp with time zone '2026-11-22 12:34:55+00') as at,
          case when mod(x * 104729, 1009) < 353 then 'dislike' else 'like' end as feedback,
          mod(x * 15485863, 9973) * 100 / 9973 as dice
        from system_range(1, :votes);
      insert into conversation_log (id, source_id, external_id, user_message, ai_response, created_at)
        select id, source_id, 'c' || id, 'question ' || id, 'answer', at from made;
      insert into feedback_log (id, source_id, external_id, conversation_id,
          conversation_external_id, feedback, reason_code, created_at)
        select id, source_id, 'v' || id, id, 'c' || id, feedback,
          case when feedback = 'like' then '' when dice < 40 then 'irrelevant'
            when dice < 65 then 'incomplete' when dice < 75 then 'incorrect'
            when dice < 83 then 'outdated' when dice < 88 then 'unclear'
            when dice < 91 then 'too_long' when dice < 93 then 'too_slow'
            when dice < 95 then 'tone' when dice < 96 then 'unsafe' else 'other' end, at
        from made;
      drop table made;
      analyze""";
}
