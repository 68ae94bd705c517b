package dev.retune.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/**
 * Measures how long the FX thread is unresponsive. A probe thread submits an empty task, waits
 * until it has run, and submits the next. Wall-clock time, which other programs affect, is reported
 * with the thread's own CPU time. Stack traces are sampled meanwhile.
 */
final class FxThreadProbe implements AutoCloseable {
  /** Frame time at 60 frames per second. */
  static final double FRAME_MS = 16;

  private static final int SHOWN = 3;
  private static final int FRAMES = 7;
  // frames at the bottom of every stack, or that only delegate
  private static final List<String> UNINFORMATIVE =
      List.of(
          "java.",
          "jdk.",
          "com.sun.glass.",
          "com.sun.javafx.application.",
          "com.sun.javafx.tk.",
          "com.sun.javafx.binding.",
          "com.sun.javafx.event.");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread window;
  private final Thread beat;
  private volatile boolean over;
  private final List<Seen> longest = new ArrayList<>();
  private final AtomicLong beats = new AtomicLong();
  private final AtomicLong late = new AtomicLong();

  /** A blockage, with the sampled stack. */
  record Seen(double ownMs, double clockMs, List<StackTraceElement> doing) {}

  FxThreadProbe() throws InterruptedException {
    CountDownLatch known = new CountDownLatch(1);
    Thread[] found = new Thread[1];
    Platform.runLater(
        () -> {
          found[0] = Thread.currentThread();
          known.countDown();
        });
    known.await();
    window = found[0];
    beat = Thread.ofPlatform().name("heartbeat").daemon().start(this::beat);
  }

  private void beat() {
    while (!over) {
      long own = threads.getThreadCpuTime(window.threadId());
      long clock = System.nanoTime();
      CountDownLatch run = new CountDownLatch(1);
      Platform.runLater(run::countDown);
      StackTraceElement[] doing = new StackTraceElement[0];
      try {
        while (!run.await(4, java.util.concurrent.TimeUnit.MILLISECONDS)) {
          StackTraceElement[] now = window.getStackTrace();
          doing = deeper(doing, now);
        }
      } catch (InterruptedException e) {
        return;
      }
      note(own, clock, doing);
    }
  }

  /** Prefers the stack with our own code, else the newer one. */
  private static StackTraceElement[] deeper(StackTraceElement[] had, StackTraceElement[] now) {
    return ours(had) && !ours(now) ? had : now;
  }

  private static boolean ours(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith("dev.retune.ui.")) {
        return true;
      }
    }
    return false;
  }

  private void note(long own, long clock, StackTraceElement[] doing) {
    double ownMs = (threads.getThreadCpuTime(window.threadId()) - own) / 1e6;
    double clockMs = (System.nanoTime() - clock) / 1e6;
    beats.incrementAndGet();
    if (ownMs > FRAME_MS) {
      late.incrementAndGet();
    }
    synchronized (longest) {
      longest.add(new Seen(ownMs, clockMs, List.of(doing)));
      longest.sort(Comparator.comparingDouble(Seen::ownMs).reversed());
      if (longest.size() > SHOWN) {
        longest.removeLast();
      }
    }
  }

  /** Prints the blockages by CPU time and resets the probe. */
  void report(String during) {
    List<Seen> seen;
    synchronized (longest) {
      seen = List.copyOf(longest);
      longest.clear();
    }
    double most = seen.isEmpty() ? 0 : seen.getFirst().ownMs();
    System.out.printf(
        "%-44s longest %6.1f ms of its own; %d of %,d beats over %.0f ms%n",
        during, most, late.get(), beats.get(), FRAME_MS);
    seen.stream().filter(block -> block.ownMs() > FRAME_MS).forEach(FxThreadProbe::print);
    late.set(0);
    beats.set(0);
  }

  private static void print(Seen block) {
    System.out.printf("  %6.1f ms (%.1f by the clock)%n", block.ownMs(), block.clockMs());
    Set<String> seen = new HashSet<>();
    int told = 0;
    for (StackTraceElement frame : block.doing()) {
      String name = frame.getClassName() + "." + frame.getMethodName();
      boolean tells = UNINFORMATIVE.stream().noneMatch(name::startsWith) && seen.add(name);
      if (tells && (told < FRAMES || name.startsWith("dev.retune."))) {
        System.out.println("           " + name + ":" + frame.getLineNumber());
        told++;
      }
    }
  }

  @Override
  public void close() {
    over = true;
    beat.interrupt();
  }
}
