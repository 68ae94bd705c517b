package dev.retune.persistence.file;

import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.ChildJvm;
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
 * Repeatedly fills the disk while a process writes to a database file, frees it again, and kills
 * the process. Run by hand: {@code FullDiskCheck FOLDER ROUNDS}, on a separate file system of a few
 * megabytes.
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

  /** Prints one line per round; with {@code write} instead of rounds it is the writing process. */
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
                    // long enough for a few hundred to need another page
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
      // runs until it is killed or its parent is gone
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void round(int round) throws IOException, InterruptedException {
    Process process =
        ChildJvm.of(FullDiskCheck.class, folder.toString(), "write", "r" + round)
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
      // the stream of a killed process may be closed before its end
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

  // one recovered writer does not show that the others have recovered
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
      throw new IllegalStateException("no output within 30 s");
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

  // the disk is small, so checked rows are deleted before the next round
  private void clear() throws IOException {
    acknowledged.clear();
    Files.delete(folder.resolve("retune.mv.db"));
  }
}
