package dev.retune.persistence.file;

import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.LatencyHistogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Repeatedly kills the process that serves a database file while another one writes to it. */
public final class DatabaseHostKillHarness {
  static final int WRITERS = 4;
  private static final int ENOUGH = 50;

  private final Path database;

  /** Uses its own database. */
  public DatabaseHostKillHarness() throws IOException {
    database = Files.createTempDirectory("retune-host").resolve("retune");
  }

  /**
   * The result of one round.
   *
   * @param refused failed writes
   * @param writes how long each write took
   * @param lost acknowledged rows that are missing
   * @param twice duplicate rows
   */
  public record Result(int refused, LatencyHistogram writes, int lost, int twice) {}

  /** Ends the process during writes, by force or by request. */
  public Result kill(boolean forcibly) throws IOException, InterruptedException {
    Process host = DatabaseHostProcess.start(database);
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    AtomicInteger refused = new AtomicInteger();
    LatencyHistogram writes = new LatencyHistogram();
    AtomicBoolean ended = new AtomicBoolean();
    try (Workspace workspace = Workspace.open(DatabaseUrl.h2File(database), List.of())) {
      AtomicInteger ids = new AtomicInteger();
      AtomicInteger after = new AtomicInteger();
      try (var writers = Executors.newFixedThreadPool(WRITERS)) {
        for (int i = 0; i < WRITERS; i++) {
          writers.execute(
              () -> {
                while (after.get() < ENOUGH) {
                  String id =
                      ProcessHandle.current().pid()
                          + "-"
                          + host.pid()
                          + "-"
                          + ids.incrementAndGet();
                  long began = System.nanoTime();
                  try {
                    add(workspace, id);
                    acknowledged.add(id);
                  } catch (UnavailableException e) {
                    refused.incrementAndGet();
                  }
                  writes.record(System.nanoTime() - began);
                  if (ended.get()) {
                    after.incrementAndGet();
                  }
                }
              });
        }
        while (acknowledged.size() < ENOUGH) {
          Thread.onSpinWait();
        }
        if (forcibly) {
          host.destroyForcibly();
        } else {
          host.destroy();
        }
        host.waitFor(20, TimeUnit.SECONDS);
        ended.set(true);
      }
    }
    try (Workspace workspace = Workspace.open(DatabaseUrl.h2File(database), List.of())) {
      List<String> stored =
          workspace.read(
              s -> s.createNativeQuery("select subject from audit", String.class).getResultList());
      Set<String> found = new HashSet<>(stored);
      int lost = (int) acknowledged.stream().filter(id -> !found.contains(id)).count();
      return new Result(refused.get(), writes, lost, stored.size() - found.size());
    }
  }

  static void add(Workspace workspace, String id) {
    workspace.run(
        s ->
            s.createNativeMutationQuery(
                    "insert into audit (at, who, action, subject) values (now(), 'x', 'x', :id)")
                .setParameter("id", id)
                .executeUpdate());
  }

  /** Prints one line per round; every second round ends the process by request. */
  public static void main(String[] args) throws IOException, InterruptedException {
    DatabaseHostKillHarness kills = new DatabaseHostKillHarness();
    for (int round = 1; round <= Integer.parseInt(args[0]); round++) {
      boolean forcibly = round % 2 == 1;
      Result result = kills.kill(forcibly);
      System.out.printf(
          Locale.ROOT,
          "round %d, %s: %d refused, writes in %s; %d lost, %d twice%n",
          round,
          forcibly ? "killed" : "terminated",
          result.refused(),
          result.writes(),
          result.lost(),
          result.twice());
    }
  }
}
