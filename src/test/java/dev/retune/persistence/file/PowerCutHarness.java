package dev.retune.persistence.file;

import dev.retune.persistence.connection.ConnectingDataSource;
import dev.retune.support.LatencyHistogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes rows to a database file as a workspace does, simulates power cuts, and counts the
 * acknowledged rows that were lost.
 */
public final class PowerCutHarness {
  private static final int WRITERS = 3;
  private static final String USER = "RETUNE";

  private final Path folder;
  private final Path database;
  private final String files;
  private final RandomGenerator random;
  private final LatencyHistogram writes = new LatencyHistogram();

  /**
   * Uses its own database.
   *
   * @param files H2 file system prefix, such as {@code ordered:cut:}
   */
  public PowerCutHarness(String files, long seed) throws IOException {
    this.files = files;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.folder = Files.createTempDirectory("retune-cuts");
    this.database = folder.resolve("retune");
    System.clearProperty("retune.database.sync");
    PowerCutFilePath.register();
    WriteOrderedFilePath.name("");
  }

  /**
   * The result of all cuts.
   *
   * @param acknowledged acknowledged rows over all cuts
   * @param lost acknowledged rows that are missing on disk
   * @param broken files that H2 could not open
   * @param writes time from a write to its acknowledgement
   */
  public record Result(int acknowledged, int lost, int broken, LatencyHistogram writes) {}

  /** Simulates a number of cuts, each after a number of acknowledged rows. */
  public Result run(int cuts, int rows) throws IOException, SQLException {
    String url = "jdbc:h2:" + files + database + DatabaseFileUsers.SETTINGS;
    int acknowledged = 0;
    int lost = 0;
    int broken = 0;
    try (Connection administrator =
            WriteOrderedFilePath.opening(() -> DriverManager.getConnection(url, USER, ""));
        Statement statement = administrator.createStatement()) {
      statement.execute(
          "CREATE TABLE t (id VARCHAR(60) PRIMARY KEY, a VARCHAR(200), n BIGINT);"
              + "CREATE INDEX t_a ON t(a); CREATE INDEX t_n ON t(n);"
              + "CREATE TABLE c (k INT PRIMARY KEY, n BIGINT); INSERT INTO c SELECT x, 0 FROM SYSTEM_RANGE(0, 9)");
      statement.execute("CHECKPOINT SYNC");
      Set<String> told = ConcurrentHashMap.newKeySet();
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger ids = new AtomicInteger();
      try (DatabaseFileCompactor _ = new DatabaseFileCompactor(() -> administrator);
          GroupDiskSync sync =
              new GroupDiskSync(
                  new ConnectingDataSource(() -> DriverManager.getConnection(url, USER, "")));
          var writers = Executors.newFixedThreadPool(WRITERS)) {
        for (int i = 0; i < WRITERS; i++) {
          int writer = i;
          writers.execute(() -> write(writer, url, sync, ids, told, over));
        }
        for (int cut = 0; cut < cuts; cut++) {
          int before = told.size();
          int enough = before + rows + random.nextInt(rows);
          while (told.size() < enough && !over.get()) {
            LockSupport.parkNanos(1_000_000);
          }
          Set<String> known = new HashSet<>(told);
          Path after = folder.resolve("cut" + cut + ".mv.db");
          PowerCutFilePath.cut(folder.resolve("retune.mv.db"), after, random);
          acknowledged += known.size();
          try {
            lost += missing(after, known);
          } catch (SQLException e) {
            broken++;
            System.err.println(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
          }
          Files.delete(after);
        }
        over.set(true);
        writers.shutdown();
      }
    }
    return new Result(acknowledged, lost, broken, writes);
  }

  private void write(
      int writer,
      String url,
      GroupDiskSync sync,
      AtomicInteger ids,
      Set<String> told,
      AtomicBoolean over) {
    try (Connection connection = DriverManager.getConnection(url, USER, "");
        PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)");
        PreparedStatement count =
            connection.prepareStatement("UPDATE c SET n = n + 1 WHERE k = ?")) {
      connection.setAutoCommit(false);
      while (!over.get()) {
        int id = ids.incrementAndGet();
        long began = System.nanoTime();
        insert.setString(1, Integer.toHexString(Integer.reverse(id)));
        insert.setString(2, "text ".repeat(id % 30));
        insert.setLong(3, id % 97);
        insert.execute();
        connection.commit();
        // unacknowledged rows are committed in between
        count.setInt(1, writer);
        count.execute();
        connection.commit();
        if (id % 4 != 0) {
          sync.await();
          writes.record(System.nanoTime() - began);
          told.add(Integer.toHexString(Integer.reverse(id)));
        }
      }
    } catch (SQLException e) {
      over.set(true);
      throw new IllegalStateException(e);
    }
  }

  private static int missing(Path file, Set<String> known) throws SQLException {
    String name = file.toString().replaceFirst("[.]mv[.]db$", "");
    Set<String> found = new HashSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:h2:" + name, USER, "");
        Statement statement = connection.createStatement()) {
      for (String sql : List.of("SELECT id FROM t", "SELECT id FROM t WHERE n >= 0 ORDER BY n")) {
        found.clear();
        try (ResultSet row = statement.executeQuery(sql)) {
          while (row.next()) {
            found.add(row.getString(1));
          }
        }
      }
    }
    return (int) known.stream().filter(id -> !found.contains(id)).count();
  }

  /** Prints the result; arguments are the number of cuts, rows per cut, and the prefix. */
  public static void main(String[] args) throws IOException, SQLException {
    Result result =
        new PowerCutHarness(args[2], 7).run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    System.out.printf(
        Locale.ROOT,
        "%s: %s cuts; %d acknowledged, %d lost, %d files broken; %s%n",
        args[2],
        args[0],
        result.acknowledged(),
        result.lost(),
        result.broken(),
        result.writes());
  }
}
