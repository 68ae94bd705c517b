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
 * Stores votes in groups: one thread takes all that are waiting into one transaction, and tells
 * their callers once it is durable. While it writes, the next group gathers; so the wait stays
 * short and the number of transactions small however many votes come.
 */
public final class VoteQueue implements AutoCloseable {
  /** What became of a vote. */
  public enum Outcome {
    STORED,
    /** A retry: it was stored before. */
    REPEATED,
    /** Part of a burst: stored apart, until somebody releases it. */
    HELD
  }

  private static final int WAITING = 10_000;
  private static final int GROUP = 1_000;
  // characters: long reasons fill the memory long before their number is large
  private static final long MOST_WAITING = 32_000_000;
  private static final long MOST_OF_A_GROUP = 4_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(VoteQueue.class);

  private final VoteGroupWriter groups;
  // an empty one is the end of all
  private final BlockingQueue<Optional<Entry>> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong waiting = new AtomicLong();
  private final long mostWaiting;
  private final Thread writer;

  public VoteQueue(VoteGroupWriter groups) {
    this(groups, MOST_WAITING);
  }

  /**
   * With a limit of its own.
   *
   * @param mostWaiting characters of all votes that wait
   */
  VoteQueue(VoteGroupWriter groups, long mostWaiting) {
    this.groups = groups;
    this.mostWaiting = mostWaiting;
    this.writer = Thread.ofPlatform().name("votes").start(this::writeAll);
  }

  /**
   * Hands a vote in; the answer comes when it is durable.
   *
   * @param activeBurst in whose burst it comes
   */
  public CompletableFuture<Outcome> add(VoteSubmission vote, Optional<ActiveBurst> activeBurst) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    Entry entry = new Entry(vote, activeBurst, answer);
    boolean fits = waiting.addAndGet(entry.length()) <= mostWaiting;
    if (!isWriting() || !fits || !queue.offer(Optional.of(entry))) {
      waiting.addAndGet(-entry.length());
      throw ProblemDetails.busy();
    }
    if (!isWriting()) {
      // it ended between the two: nobody else would answer
      failWaiting();
    }
    return answer;
  }

  /** Whether votes are being stored; false only once {@link #close} was called. */
  public boolean isWriting() {
    return writer.isAlive();
  }

  /** How many wait. */
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

  /** Whether there may be more; false after the end of all. */
  private boolean writeNext() {
    List<Optional<Entry>> taken = new ArrayList<>();
    try {
      gather(taken);
      groups.write(votes(taken));
    } catch (Throwable e) {
      // an Error too, such as too little memory for one group: the next is another
      VoteGroupWriter.fail(votes(taken), ProblemDetails.busy());
      LOG.error("{} votes could not be stored", taken.size(), e);
    }
    return taken.stream().allMatch(Optional::isPresent);
  }

  private void gather(List<Optional<Entry>> taken) throws InterruptedException {
    taken.add(queue.take());
    long length = length(taken.getFirst());
    while (taken.size() < GROUP && length < MOST_OF_A_GROUP && queue.drainTo(taken, 1) > 0) {
      length += length(taken.getLast());
    }
    waiting.addAndGet(-length);
  }

  private static long length(Optional<Entry> entry) {
    return entry.map(Entry::length).orElse(0L);
  }

  private static List<Entry> votes(List<Optional<Entry>> taken) {
    return taken.stream().flatMap(Optional::stream).toList();
  }

  private void failWaiting() {
    List<Optional<Entry>> left = new ArrayList<>();
    queue.drainTo(left);
    VoteGroupWriter.fail(votes(left), ProblemDetails.busy());
  }

  /** Stores what is waiting, then ends. */
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
