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

/**
 * Looks, ten times a second, what the server of a workspace does, what those do for whom others
 * wait, and what processes use.
 */
final class TeamLoad implements AutoCloseable {
  private static final String DOES =
      "coalesce(wait_event_type || ':' || wait_event, 'CPU') || '  '"
          + " || left(regexp_replace(query, '\\s+', ' ', 'g'), 90)";
  private static final String AT_WORK =
      "select "
          + DOES
          + " from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
          + " and datname = current_database()";
  // a holder between two statements shows the last one
  private static final String HOLDERS =
      "select application_name || ' ' || state || '  ' || "
          + DOES
          + " from pg_stat_activity where pid in (select unnest(pg_blocking_pids(pid))"
          + " from pg_stat_activity where wait_event_type = 'Lock'"
          + " and datname = current_database()) and wait_event_type is distinct from 'Lock'";
  private static final int MOST = 12;
  private static final long TICKS = 100;

  private final Connection connection;
  private final Map<String, Process> processes;
  private final Map<String, Integer> seen = new TreeMap<>();
  private final Map<String, Integer> holders = new TreeMap<>();
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
    looks++;
    try {
      count(AT_WORK, seen);
      count(HOLDERS, holders);
    } catch (SQLException e) {
      System.err.println(e.getMessage());
    }
  }

  private void count(String sql, Map<String, Integer> found) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.merge(String.valueOf(rows.getString(1)), 1, Integer::sum);
      }
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
    print("at work", seen);
    print("waited for", holders);
    processes.forEach(
        (name, process) ->
            System.out.printf(
                "  %s: %.2f processors%n",
                name, (ticks(process.pid()) - before.getOrDefault(name, 0L)) / (TICKS * seconds)));
    connection.close();
  }

  private void print(String what, Map<String, Integer> found) {
    found.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .forEach(
            entry ->
                System.out.printf(
                    "  %s in %5.1f %% of looks: %s%n",
                    what, 100.0 * entry.getValue() / Math.max(1, looks), entry.getKey()));
  }
}
