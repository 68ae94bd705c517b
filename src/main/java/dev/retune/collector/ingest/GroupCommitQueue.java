package dev.retune.collector.ingest;

import dev.retune.collector.http.ProblemDetails;
import dev.retune.persistence.connection.RefusedValueDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stores entries in groups: one thread stores all waiting ones in one transaction, which completes
 * their callers once it is durable. The next group gathers meanwhile, so latency and the number of
 * transactions stay low under load. If the database rejects a value, the group is split in halves
 * until the invalid entry is isolated and the others are stored.
 */
public final class GroupCommitQueue<E> implements AutoCloseable {
  /**
   * How much may wait, and how much is stored at once.
   *
   * @param waitingLength maximum characters of all waiting entries, because long ones exhaust
   *     memory long before their number is large
   * @param groupLength characters from which a group is large enough
   */
  public record Limits(int waiting, int group, long waitingLength, long groupLength) {}

  private static final long PAUSE_SECONDS = 1;

  private final GroupStore<E> store;
  private final Limits limits;
  // an empty element stops the thread
  private final BlockingQueue<Optional<E>> queue;
  private final AtomicLong waiting = new AtomicLong();
  private final Thread writer;

  /**
   * Starts the thread.
   *
   * @param name name of the thread
   */
  public GroupCommitQueue(String name, GroupStore<E> store, Limits limits) {
    this.store = store;
    this.limits = limits;
    this.queue = new ArrayBlockingQueue<>(limits.waiting());
    this.writer = Thread.ofPlatform().name(name).start(this::writeAll);
  }

  /** Enqueues an entry, whose caller is completed in any case unless this throws. */
  public void add(E entry) {
    long length = store.length(entry);
    boolean fits = waiting.addAndGet(length) <= limits.waitingLength();
    if (!isWriting() || !fits || !queue.offer(Optional.of(entry))) {
      waiting.addAndGet(-length);
      throw ProblemDetails.busy();
    }
    if (!isWriting()) {
      // the thread ended in between, so nobody else would complete it
      failWaiting();
    }
  }

  /** Whether entries are being stored; false only after {@link #close}. */
  public boolean isWriting() {
    return writer.isAlive();
  }

  /** Returns the number of waiting entries. */
  public int length() {
    return queue.size();
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
    List<Optional<E>> group = new ArrayList<>();
    try {
      gather(group);
      List<E> entries = entries(group);
      if (!entries.isEmpty()) {
        write(entries);
      }
      store.afterGroup();
    } catch (Throwable e) {
      // includes errors such as running out of memory for one group; the next group may succeed
      fail(entries(group), ProblemDetails.busy());
      store.logLoss(group.size(), e);
    }
    return group.stream().allMatch(Optional::isPresent);
  }

  private void write(List<E> group) {
    try {
      store.store(group);
    } catch (RuntimeException e) {
      if (!RefusedValueDetector.isCauseOf(e)) {
        fail(group, e);
      } else if (group.size() == 1) {
        fail(group, ProblemDetails.of(422, "collector.refused"));
      } else {
        int half = group.size() / 2;
        write(group.subList(0, half));
        write(group.subList(half, group.size()));
      }
    }
  }

  // null is the queue's word for a time without an entry
  @SuppressWarnings("NullableOptional")
  private void gather(List<Optional<E>> group) throws InterruptedException {
    @Nullable Optional<E> first = queue.poll(PAUSE_SECONDS, TimeUnit.SECONDS);
    if (first == null) {
      return;
    }
    group.add(first);
    long length = lengthOfLast(group);
    while (group.size() < limits.group()
        && length < limits.groupLength()
        && queue.drainTo(group, 1) > 0) {
      length += lengthOfLast(group);
    }
    waiting.addAndGet(-length);
  }

  private long lengthOfLast(List<Optional<E>> group) {
    return group.getLast().map(store::length).orElse(0L);
  }

  private List<E> entries(List<Optional<E>> group) {
    return group.stream().flatMap(Optional::stream).toList();
  }

  private void failWaiting() {
    List<Optional<E>> left = new ArrayList<>();
    queue.drainTo(left);
    fail(entries(left), ProblemDetails.busy());
  }

  private void fail(List<E> entries, Throwable cause) {
    entries.forEach(entry -> store.fail(entry, cause));
  }

  /** Stores the waiting entries and stops. */
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
