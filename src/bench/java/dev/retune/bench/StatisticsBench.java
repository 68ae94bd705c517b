package dev.retune.bench;

import dev.retune.persistence.TestAdministration;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.time.TimeWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Measures the statistics of a period with 1,000,000 votes over one year in a file database; the
 * last line counts the votes directly, for comparison.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=StatisticsBench</pre>
 */
public final class StatisticsBench {
  private static final int VOTES = 1_000_000;
  private static final int ROUNDS = 9;
  private static final Instant END = Instant.parse("2026-11-22T12:34:56Z");

  private StatisticsBench() {}

  /** Prints the table. */
  public static void main(String[] args) throws IOException {
    Path file = Files.createTempDirectory("retune-bench").resolve("retune");
    try (Workspace workspace = Workspace.open(DatabaseUrl.h2File(file), List.of())) {
      fill(workspace, VOTES);
      StatisticsService service =
          new StatisticsService(workspace, Clock.systemUTC(), ZoneId.of("Asia/Seoul"), 0.3);
      for (String name : List.of("7d", "30d", "all")) {
        TimeWindow window = TimeWindow.parse(name);
        long votes = service.stats(window, END).votes();
        double ms = ms(round -> service.stats(window, END.minusMillis(round)));
        System.out.printf("stats %-4s %,9d votes %6.1f ms%n", name, votes, ms);
      }
      System.out.printf(
          "plain GROUP BY of all votes %6.1f ms%n", ms(round -> plain(workspace, round)));
    } finally {
      try (var files = Files.list(file.getParent())) {
        files.map(Path::toFile).forEach(java.io.File::delete);
      }
      Files.delete(file.getParent());
    }
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

  /** Returns the median. Each round varies the query, because H2 caches the last result. */
  private static double ms(IntConsumer work) {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.accept(i);
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  private static List<Object[]> plain(Workspace workspace, int round) {
    return workspace.read(
        s ->
            s.createNativeQuery(
                    "select source_id, feedback, reason_code, count(*) from feedback_log"
                        + " where id > :round group by source_id, feedback, reason_code",
                    Object[].class)
                .setParameter("round", round)
                .getResultList());
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
        select id, source_id, 'c' || id, 'question', 'answer', at from made;
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
