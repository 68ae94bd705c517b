package dev.retune.persistence.file;

import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Fills the disk under a process that writes to a database file, gives the space back, and kills
 * the process; again and again. By hand: {@code FullDiskCheck FOLDER ROUNDS}, on a file system of a
 * few megabytes of its own.
 */
public final class FullDiskCheck {
  private static final int WRITERS = 3;
  private static final int BLOCK = 4096;
  private static final int MORE = 200;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final Path folder;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private final Set<Character> working = ConcurrentHashMap.newKeySet();
  private volatile long answered;

  private FullDiskCheck(Path folder) {
    this.folder = folder;
  }

  /** Prints a line a round; with {@code write} in place of rounds it is the process that writes. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    if (args[1].equals("write")) {
      write(folder, args[2]);
      return;
    }
    FullDiskCheck trial = new FullDiskCheck(folder);
    for (int round = 1; round <= Integer.parseInt(args[1]); round++) {
      trial.round(round);
    }
  }

  private static Path database(Path folder) {
    return folder.resolve("retune");
  }

  private static void write(Path folder, String prefix) throws IOException {
    AtomicInteger ids = new AtomicInteger();
    try (Workspace workspace = Workspace.open(DatabaseUrl.h2File(database(folder)), List.of())) {
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  while (true) {
                    // long enough that a few hundred need another page
                    String id =
                        prefix + "-" + ids.incrementAndGet() + "-" + "x".repeat(150) + writer;
                    try {
                      DatabaseHostKillHarness.add(workspace, id);
                      System.out.println("kept " + id);
                    } catch (UnavailableException e) {
                      System.out.println("refused " + e.getCause());
                    }
                  }
                });
      }
      // until it is killed, or whoever started it is gone
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void round(int round) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dh2.bindAddress=127.0.0.1",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskCheck.class.getName(),
                folder.toString(),
                "write",
                "r" + round)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread reader = Thread.ofPlatform().start(() -> read(process.inputReader()));
    int refusedBefore = refused.get();
    await(MORE);
    Path filler = folder.resolve("filler");
    fill(filler);
    awaitRefusals(refusedBefore + WRITERS);
    int whileFull = refused.get() - refusedBefore;
    long given = System.nanoTime();
    Files.delete(filler);
    working.clear();
    awaitAllWriters();
    double back = (answered - given) / 1e6;
    await(MORE);
    process.destroyForcibly();
    reader.join();
    process.waitFor();
    Set<String> stored;
    try (Workspace workspace = Workspace.open(DatabaseUrl.h2File(database(folder)), List.of())) {
      stored =
          new HashSet<>(
              workspace.read(
                  s ->
                      s.createNativeQuery("select subject from audit", String.class)
                          .getResultList()));
    }
    List<String> lost = new ArrayList<>(acknowledged);
    lost.removeAll(stored);
    System.out.printf(
        Locale.ROOT,
        "round %d: %d acknowledged, %d refused, back after %.0f ms, %d lost%n",
        round,
        acknowledged.size(),
        whileFull,
        back,
        lost.size());
    clear();
  }

  private void read(BufferedReader out) {
    try {
      out.lines().forEach(this::count);
    } catch (UncheckedIOException e) {
      // the stream of a process that was killed may be closed before it is at its end
      System.out.println(e.getMessage());
    }
  }

  private void count(String line) {
    if (line.startsWith("kept ")) {
      if (working.add(line.charAt(line.length() - 1))) {
        answered = System.nanoTime();
      }
      acknowledged.add(line.substring("kept ".length()));
    } else if (refused.incrementAndGet() % 50 == 1) {
      System.out.println(line);
    }
  }

  private void await(int more) {
    int enough = acknowledged.size() + more;
    long since = System.nanoTime();
    while (acknowledged.size() < enough) {
      patient(since);
    }
  }

  // one that works again says nothing of the others
  private void awaitAllWriters() {
    long since = System.nanoTime();
    while (working.size() < WRITERS) {
      patient(since);
    }
  }

  private void awaitRefusals(int enough) {
    long since = System.nanoTime();
    while (refused.get() < enough) {
      patient(since);
    }
  }

  private static void patient(long since) {
    if (System.nanoTime() - since > PATIENCE) {
      throw new IllegalStateException("nothing came in 30 s");
    }
    LockSupport.parkNanos(1_000_000);
  }

  private static void fill(Path filler) {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      System.out.println("full: " + e.getMessage());
    }
  }

  // the disk is small: what was counted goes, and the next round begins with what it stores
  private void clear() throws IOException {
    acknowledged.clear();
    Files.delete(folder.resolve("retune.mv.db"));
  }
}
