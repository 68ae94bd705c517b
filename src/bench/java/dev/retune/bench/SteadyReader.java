package dev.retune.bench;

import dev.retune.bench.StoreReader.StoreAnswer;
import dev.retune.support.LatencyHistogram;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Asks a store at a steady rate, and counts what a user would notice. */
final class SteadyReader implements AutoCloseable {
  private static final int WANTED = 10;

  private final StoreReader store;
  private final long interval;
  private final LatencyHistogram latencies = new LatencyHistogram();
  private final Map<String, Integer> versions = new TreeMap<>();
  private final Map<String, Integer> errors = new ConcurrentSkipListMap<>();
  private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::ask);
  private volatile boolean stopped;
  private long began;
  private final AtomicInteger asked = new AtomicInteger();
  private int empty;
  private int few;
  private int mixed;

  SteadyReader(StoreReader store, int perSecond) {
    this.store = store;
    this.interval = 1_000_000_000L / perSecond;
  }

  void start() {
    thread.start();
  }

  private void ask() {
    began = System.nanoTime();
    while (!stopped) {
      long due = began + asked.get() * interval;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      asked.incrementAndGet();
      long start = System.nanoTime();
      try {
        look(store.ask(WANTED));
        latencies.record(System.nanoTime() - start);
      } catch (Exception e) {
        errors.merge(String.valueOf(e), 1, Integer::sum);
      }
    }
  }

  private void look(StoreAnswer answer) {
    empty += answer.hits() == 0 ? 1 : 0;
    few += answer.hits() > 0 && answer.hits() < WANTED ? 1 : 0;
    mixed += answer.editions().size() > 1 ? 1 : 0;
    versions.merge(answer.editions().toString(), 1, Integer::sum);
  }

  int asked() {
    return asked.get();
  }

  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  String said() {
    return String.format(
        "%,d searches, %.1f a second: %s failed, %d empty, %d with fewer than ten, %d mixed; editions %s; %s",
        asked.get(),
        asked.get() * 1e9 / (System.nanoTime() - began),
        errors.isEmpty() ? "none" : errors,
        empty,
        few,
        mixed,
        versions,
        latencies);
  }

  @Override
  public void close() {
    stopped = true;
  }
}
