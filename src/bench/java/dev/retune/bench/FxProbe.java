package dev.retune.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/**
 * Measures how long the window's thread cannot answer. A thread of its own hands it an empty task,
 * waits until that was run, and hands it the next; what lies between is what the thread did
 * meanwhile. Beside the time by the clock, which other programs lengthen too, stands the thread's
 * own time. What it was doing is looked up while it does it.
 */
final class FxProbe implements AutoCloseable {
  /** What a frame may take at 60 frames a second. */
  static final double FRAME_MS = 16;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread window;
  private final Thread beat;
  private volatile boolean over;
  private volatile Seen longest = new Seen(0, 0, List.of());
  private final AtomicLong beats = new AtomicLong();
  private final AtomicLong late = new AtomicLong();

  /** The longest block by the thread's own time. */
  record Seen(double ownMs, double clockMs, List<StackTraceElement> doing) {}

  FxProbe() throws InterruptedException {
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

  /** The one that shows our own code, or else the newer. */
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
    if (ownMs > longest.ownMs()) {
      longest = new Seen(ownMs, clockMs, List.of(doing));
    }
  }

  /** Prints what was seen, and begins anew. */
  void report(String during) {
    Seen seen = longest;
    System.out.printf(
        "%-44s longest %6.1f ms of its own (%6.1f by the clock); %d of %,d beats over %.0f ms%n",
        during, seen.ownMs(), seen.clockMs(), late.get(), beats.get(), FRAME_MS);
    if (seen.ownMs() > FRAME_MS) {
      for (StackTraceElement frame : seen.doing()) {
        System.out.println("      " + frame);
      }
    }
    longest = new Seen(0, 0, List.of());
    late.set(0);
    beats.set(0);
  }

  @Override
  public void close() {
    over = true;
    beat.interrupt();
  }
}
