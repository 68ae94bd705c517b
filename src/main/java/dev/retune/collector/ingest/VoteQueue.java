package dev.retune.collector.ingest;

import dev.retune.collector.ingest.VoteGroupWriter.Entry;
import dev.retune.collector.quarantine.ActiveBurst;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The votes that wait to be stored. */
public final class VoteQueue implements AutoCloseable {
  /** The outcome of a vote. */
  public enum Outcome {
    STORED,
    /** A retry of a vote that is already stored. */
    REPEATED,
    /** Part of a burst: quarantined until a person releases it. */
    HELD
  }

  private static final long MAX_WAITING_LENGTH = 32_000_000;
  private static final long MAX_GROUP_LENGTH = 4_000_000;

  private final GroupCommitQueue<Entry> queue;

  public VoteQueue(VoteGroupWriter groups) {
    this(groups, MAX_WAITING_LENGTH);
  }

  /**
   * Creates a queue with a custom limit.
   *
   * @param maxWaiting maximum characters of all waiting votes
   */
  VoteQueue(VoteGroupWriter groups, long maxWaiting) {
    this.queue =
        new GroupCommitQueue<>(
            "votes",
            groups,
            new GroupCommitQueue.Limits(10_000, 1_000, maxWaiting, MAX_GROUP_LENGTH));
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
    queue.add(entry);
    return entry.answer();
  }

  /** Whether votes are being stored; false only after {@link #close}. */
  public boolean isWriting() {
    return queue.isWriting();
  }

  /** Returns the number of waiting votes. */
  public int length() {
    return queue.length();
  }

  /** Stores the waiting votes and stops. */
  @Override
  public void close() {
    queue.close();
  }
}
