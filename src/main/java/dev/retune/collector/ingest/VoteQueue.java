package dev.retune.collector.ingest;

import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.ingest.VoteGroupWriter.Entry;
import dev.retune.collector.quarantine.ActiveBurst;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores votes in groups: one thread writes all waiting votes in one transaction and completes
 * their callers once it is durable. The next group gathers meanwhile, so latency and the number of
 * transactions stay low under load.
 */
public final class VoteQueue implements AutoCloseable {
  /** The outcome of a vote. */
  public enum Outcome {
    STORED,
    /** A retry of a vote that is already stored. */
    REPEATED,
    /** Part of a burst: quarantined until a person releases it. */
    HELD
  }

  private static final int WAITING = 10_000;
  private static final int GROUP = 1_000;
  // in characters, because long reasons exhaust memory long before their number is large
  private static final long MAX_WAITING_LENGTH = 32_000_000;
  private static final long MAX_GROUP_LENGTH = 4_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(VoteQueue.class);

  private final VoteGroupWriter groups;
  // an empty element stops the thread
  private final BlockingQueue<Optional<Entry>> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong waiting = new AtomicLong();
  private final long maxWaiting;
  private final Thread writer;

  public VoteQueue(VoteGroupWriter groups) {
    this(groups, MAX_WAITING_LENGTH);
  }

  /**
   * Creates a queue with a custom limit.
   *
   * @param maxWaiting maximum characters of all waiting votes
   */
  VoteQueue(VoteGroupWriter groups, long maxWaiting) {
    this.groups = groups;
    this.maxWaiting = maxWaiting;
    this.writer = Thread.ofPlatform().name("votes").start(this::writeAll);
  }

  /** Enqueues a vote; the future completes once it is durable. */
  public CompletableFuture<Outcome> add(VoteSubmission vote) {
    return add(new Entry(vote, Optional.empty(), new CompletableFuture<>()));
  }

  /** Enqueues a vote to be quarantined with its burst. */
  public CompletableFuture<Outcome> add(VoteSubmission vote, ActiveBurst activeBurst) {
    return add(new Entry(vote, Optional.of(activeBurst), new CompletableFuture<>()));
  }

  private CompletableFuture<Outcome> add(Entry entry) {
    boolean fits = waiting.addAndGet(entry.length()) <= maxWaiting;
    if (!isWriting() || !fits || !queue.offer(Optional.of(entry))) {
      waiting.addAndGet(-entry.length());
      throw ProblemDetails.busy();
    }
    if (!isWriting()) {
      // the thread ended in between, so nobody else would complete it
      failWaiting();
    }
    return entry.answer();
  }

  /** Whether votes are being stored; false only after {@link #close}. */
  public boolean isWriting() {
    return writer.isAlive();
  }

  /** Returns the number of waiting votes. */
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

  /** Writes the next group; returns false after the stop element. */
  private boolean writeNext() {
    List<Optional<Entry>> group = new ArrayList<>();
    try {
      gather(group);
      groups.write(votes(group));
    } catch (Throwable e) {
      // includes errors such as running out of memory for one group; the next group may succeed
      VoteGroupWriter.fail(votes(group), ProblemDetails.busy());
      LOG.error("{} votes could not be stored", group.size(), e);
    }
    return group.stream().allMatch(Optional::isPresent);
  }

  private void gather(List<Optional<Entry>> group) throws InterruptedException {
    group.add(queue.take());
    long length = lengthOfLast(group);
    while (group.size() < GROUP && length < MAX_GROUP_LENGTH && queue.drainTo(group, 1) > 0) {
      length += lengthOfLast(group);
    }
    waiting.addAndGet(-length);
  }

  private static long lengthOfLast(List<Optional<Entry>> group) {
    return group.getLast().map(Entry::length).orElse(0L);
  }

  private static List<Entry> votes(List<Optional<Entry>> group) {
    return group.stream().flatMap(Optional::stream).toList();
  }

  private void failWaiting() {
    List<Optional<Entry>> left = new ArrayList<>();
    queue.drainTo(left);
    VoteGroupWriter.fail(votes(left), ProblemDetails.busy());
  }

  /** Stores the waiting votes and stops. */
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
