package dev.retune.collector.ingest;

import dev.retune.collector.ingest.FeedbackGroupWriter.AnswersEntry;
import dev.retune.collector.ingest.FeedbackGroupWriter.Entry;
import dev.retune.collector.ingest.FeedbackGroupWriter.VoteEntry;
import dev.retune.collector.quarantine.ActiveBurst;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.StoreResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The votes and answers that wait to be stored. They wait together: two threads of one process
 * would only wait for each other, because both write to the same source.
 */
public final class FeedbackQueue implements AutoCloseable {
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

  public FeedbackQueue(FeedbackGroupWriter groups) {
    this(groups, MAX_WAITING_LENGTH);
  }

  /**
   * Creates a queue with a custom limit.
   *
   * @param maxWaiting maximum characters of all that waits
   */
  FeedbackQueue(FeedbackGroupWriter groups, long maxWaiting) {
    this.queue =
        new GroupCommitQueue<>(
            "feedback",
            groups,
            new GroupCommitQueue.Limits(10_000, 1_000, maxWaiting, MAX_GROUP_LENGTH));
  }

  /** Enqueues a vote; the future completes once it is durable. */
  public CompletableFuture<Outcome> add(VoteSubmission vote) {
    return add(new VoteEntry(vote, Optional.empty(), new CompletableFuture<>()));
  }

  /** Enqueues a vote to be quarantined with its burst. */
  public CompletableFuture<Outcome> add(VoteSubmission vote, ActiveBurst activeBurst) {
    return add(new VoteEntry(vote, Optional.of(activeBurst), new CompletableFuture<>()));
  }

  private CompletableFuture<Outcome> add(VoteEntry entry) {
    queue.add(entry);
    return entry.outcome();
  }

  /**
   * Enqueues answers of the chat product; the future completes once they are durable, with what
   * became of each.
   */
  public CompletableFuture<List<StoreResult.Place>> add(List<NewConversation> answers) {
    AnswersEntry entry = new AnswersEntry(answers, new CompletableFuture<>());
    queue.add(entry);
    return entry.places();
  }

  /** Whether entries are being stored; false only after {@link #close}. */
  public boolean isWriting() {
    return queue.isWriting();
  }

  /** Returns the number of waiting requests. */
  public int length() {
    return queue.length();
  }

  /** Stores what waits and stops. */
  @Override
  public void close() {
    queue.close();
  }
}
