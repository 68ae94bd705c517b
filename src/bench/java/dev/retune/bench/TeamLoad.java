package dev.retune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks, ten times a second, what the server of a workspace does and what processes use. */
final class TeamLoad implements AutoCloseable {
  private static final int MOST = 12;
  private static final long TICKS = 100;

  private final Connection connection;
  private final Map<String, Process> processes;
  private final Map<String, Integer> seen = new TreeMap<>();
  private final Map<String, Long> before = new LinkedHashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final long began = System.nanoTime();
  private int looks;

  TeamLoad(String url, Map<String, Process> processes) throws SQLException {
    connection = DriverManager.getConnection(url);
    this.processes = processes;
    processes.forEach((name, process) -> before.put(name, ticks(process.pid())));
    var _ = clock.scheduleWithFixedDelay(this::look, 100, 100, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select coalesce(wait_event_type || ':' || wait_event, 'CPU') || '  '"
                    + " || left(regexp_replace(query, '\\s+', ' ', 'g'), 90) from pg_stat_activity"
                    + " where state = 'active' and pid <> pg_backend_pid()"
                    + " and datname = current_database()")) {
      looks++;
      while (rows.next()) {
        seen.merge(String.valueOf(rows.getString(1)), 1, Integer::sum);
      }
    } catch (SQLException e) {
      System.err.println(e.getMessage());
    }
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Prints the statements that were at work most often, and the processors that each used. */
  @Override
  public void close() throws SQLException {
    clock.shutdownNow();
    double seconds = (System.nanoTime() - began) / 1e9;
    seen.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .forEach(
            entry ->
                System.out.printf(
                    "  at work in %5.1f %% of looks: %s%n",
                    100.0 * entry.getValue() / Math.max(1, looks), entry.getKey()));
    processes.forEach(
        (name, process) ->
            System.out.printf(
                "  %s: %.2f processors%n",
                name, (ticks(process.pid()) - before.getOrDefault(name, 0L)) / (TICKS * seconds)));
    connection.close();
  }
}
