package dev.retune.bench;

import dev.retune.ui.shell.VirtualDisplay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts the packaged program on the built-in sample and measures, from outside, how long it takes
 * until the figures of Overview are on the display: from the start of the process until nine tenths
 * of what the display shows in the end are there. Arguments: the launcher, the number of starts,
 * and {@code cold} to forget the files in the system's memory before each start, which needs root
 * (else {@code warm}), and a folder to keep the sample in.
 *
 * <pre>mvn -q -DskipTests package
 * mvn -q -Pbench test-compile exec:exec@bench -Dbench=StartBench</pre>
 */
public final class StartBench {
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long AFTERWARDS = 3000;
  private static final double MOST = 0.9;

  private StartBench() {}

  /**
   * What was seen of a start.
   *
   * @param ms until the figures were painted
   * @param usedMs the processor time of the program until then
   * @param now until the figures of now were shown, from the start of the JVM
   */
  private record Start(long ms, long usedMs, long now) {}

  private record Look(long ms, long usedMs, int edges) {}

  /** Prints a line a start, and the median. */
  public static void main(String[] args) throws Exception {
    Path launcher =
        Path.of(args.length > 0 ? args[0] : "target/retune/bin/retune").toAbsolutePath();
    int starts = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    boolean cold = args.length > 2 && args[2].equals("cold");
    Path folder = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("retune-start");
    try (VirtualDisplay display = PackagedWindow.display()) {
      Path home = PackagedWindow.sample(launcher, folder);
      Files.deleteIfExists(home.resolve("overview.json"));
      print("first start on this home, no figures of before", start(launcher, home, display, cold));
      List<Start> all = new ArrayList<>();
      for (int i = 0; i < starts; i++) {
        Start one = start(launcher, home, display, cold);
        print(cold ? "files read from the disk" : "files in the system's memory", one);
        all.add(one);
      }
      System.out.printf(
          "median: figures painted after %d ms (%d ms of the processor)%n",
          all.stream().mapToLong(Start::ms).sorted().skip(starts / 2).findFirst().orElseThrow(),
          all.stream()
              .mapToLong(Start::usedMs)
              .sorted()
              .skip(starts / 2)
              .findFirst()
              .orElseThrow());
    }
    System.exit(0);
  }

  private static void print(String what, Start one) throws IOException {
    System.out.printf(
        "%s: figures painted after %d ms (%d ms of the processor), those of now %d ms after the JVM's"
            + " start; load %s%n",
        what, one.ms(), one.usedMs(), one.now(), load());
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
  }

  private static Start start(Path launcher, Path home, VirtualDisplay display, boolean cold)
      throws IOException {
    if (cold) {
      // what waits to be written cannot be forgotten; the folder's home was just written
      Process written = new ProcessBuilder("sync").start();
      written.onExit().join();
      Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3", StandardCharsets.US_ASCII);
    }
    List<Look> looks = new ArrayList<>();
    try (DisplayClient client = new DisplayClient(display.name());
        PackagedWindow window = PackagedWindow.start(launcher, home, display)) {
      OptionalLong now = OptionalLong.empty();
      long end = Long.MAX_VALUE;
      while (window.elapsedMs() < end) {
        looks.add(new Look(window.elapsedMs(), window.usedMs(), PackagedWindow.edges(client)));
        if (now.isEmpty()) {
          now = window.figuresOfNow();
          end = now.isPresent() ? window.elapsedMs() + AFTERWARDS : end;
        }
        LockSupport.parkNanos(LOOK);
      }
      int last = looks.getLast().edges();
      Look painted =
          looks.stream().filter(look -> look.edges() >= MOST * last).findFirst().orElseThrow();
      return new Start(painted.ms(), painted.usedMs(), now.orElseThrow());
    }
  }
}
