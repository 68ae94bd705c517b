package dev.retune.collector.otlp.trace;

import dev.retune.collector.http.ProblemDetails;
import dev.retune.common.runtime.RepeatedFailureLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stores requests in groups: one thread writes all waiting ones in one transaction and completes
 * their callers once it is durable. When nothing comes, it completes traces that wait for no more.
 */
public final class TraceQueue implements AutoCloseable {
  private static final int WAITING = 2_000;
  private static final int GROUP = 256;
  private static final long MAX_WAITING_LENGTH = 48_000_000;
  private static final long MAX_GROUP_LENGTH = 4_000_000;
  private static final long PAUSE_SECONDS = 1;

  private final TraceGroupWriter groups;
  private final RepeatedFailureLog failureLog;
  // an empty element stops the thread
  private final BlockingQueue<Optional<TraceExport>> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong waiting = new AtomicLong();
  private final Thread writer;
  private long settledAt = System.nanoTime();

  public TraceQueue(TraceGroupWriter groups, RepeatedFailureLog failureLog) {
    this.groups = groups;
    this.failureLog = failureLog;
    this.writer = Thread.ofPlatform().name("traces").start(this::writeAll);
  }

  /** Enqueues a request; the future completes once it is durable. */
  public CompletableFuture<TraceExport.Outcome> add(TraceExport export) {
    long length = export.telemetry().length();
    boolean fits = waiting.addAndGet(length) <= MAX_WAITING_LENGTH;
    if (!isWriting() || !fits || !queue.offer(Optional.of(export))) {
      waiting.addAndGet(-length);
      throw ProblemDetails.busy();
    }
    if (!isWriting()) {
      // the thread ended in between, so nobody else would complete it
      failWaiting();
    }
    return export.outcome();
  }

  /** Whether requests are being stored; false only after {@link #close}. */
  public boolean isWriting() {
    return writer.isAlive();
  }

  private void writeAll() {
    try {
      boolean more = true;
      while (more) {
        more = writeNext();
      }
    } finally {
      failWaiting();
    }
  }

  /** Writes the next group, if any; returns false after the stop element. */
  private boolean writeNext() {
    List<Optional<TraceExport>> group = new ArrayList<>();
    try {
      gather(group);
      List<TraceExport> exports = exports(group);
      if (!exports.isEmpty()) {
        groups.write(exports);
      }
      if (System.nanoTime() - settledAt >= TimeUnit.SECONDS.toNanos(PAUSE_SECONDS)) {
        settledAt = System.nanoTime();
        groups.settle();
      }
    } catch (Throwable e) {
      // includes errors such as running out of memory for one group; the next group may succeed
      TraceGroupWriter.fail(exports(group), ProblemDetails.busy());
      failureLog.error("traces", "traces could not be stored", e);
    }
    return group.stream().allMatch(Optional::isPresent);
  }

  // null is the queue's word for a time without an entry
  @SuppressWarnings("NullableOptional")
  private void gather(List<Optional<TraceExport>> group) throws InterruptedException {
    @Nullable Optional<TraceExport> first = queue.poll(PAUSE_SECONDS, TimeUnit.SECONDS);
    if (first == null) {
      return;
    }
    group.add(first);
    long length = lengthOfLast(group);
    while (group.size() < GROUP && length < MAX_GROUP_LENGTH && queue.drainTo(group, 1) > 0) {
      length += lengthOfLast(group);
    }
    waiting.addAndGet(-length);
  }

  private static long lengthOfLast(List<Optional<TraceExport>> group) {
    return group.getLast().map(export -> export.telemetry().length()).orElse(0L);
  }

  private static List<TraceExport> exports(List<Optional<TraceExport>> group) {
    return group.stream().flatMap(Optional::stream).toList();
  }

  private void failWaiting() {
    List<Optional<TraceExport>> left = new ArrayList<>();
    queue.drainTo(left);
    TraceGroupWriter.fail(exports(left), ProblemDetails.busy());
  }

  /** Stores the waiting requests and stops. */
  @Override
  public void close() {
    try {
      queue.put(Optional.empty());
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
