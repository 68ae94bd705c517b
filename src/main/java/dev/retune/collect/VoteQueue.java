package dev.retune.collect;

import dev.retune.feedback.Batch;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.VoteRowIn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Stores votes in groups: one thread takes all that are waiting into one transaction, and tells
 * their callers once it is durable. While it writes, the next group gathers; so the wait stays
 * short and the number of transactions small however many votes come.
 */
final class VoteQueue implements AutoCloseable {
  /** What became of a vote. */
  enum Outcome {
    STORED,
    /** A retry: it was stored before. */
    REPEATED
  }

  private static final int WAITING = 10_000;
  private static final int GROUP = 1_000;

  private final FeedbackStore store;
  private final DefaultSource source;
  private final RequestKeys requestKeys;
  private final Clock clock;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(WAITING);
  private final Thread writer;

  /** A vote with its caller; empty at the end of all. */
  private record Entry(Optional<IncomingVote> vote, CompletableFuture<Outcome> answer) {}

  VoteQueue(FeedbackStore store, DefaultSource source, RequestKeys requestKeys, Clock clock) {
    this.store = store;
    this.source = source;
    this.requestKeys = requestKeys;
    this.clock = clock;
    this.writer = Thread.ofPlatform().name("votes").start(this::writeAll);
  }

  /** Hands a vote in; the answer comes when it is durable. */
  CompletableFuture<Outcome> add(IncomingVote vote) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    if (!writer.isAlive() || !queue.offer(new Entry(Optional.of(vote), answer))) {
      throw Problem.busy();
    }
    return answer;
  }

  /** How many wait. */
  int length() {
    return queue.size();
  }

  private void writeAll() {
    boolean more = true;
    while (more) {
      List<Entry> group = new ArrayList<>();
      try {
        group.add(queue.take());
      } catch (InterruptedException e) {
        // nobody interrupts this thread: an interrupt would close the database's file under it
        throw new IllegalStateException(e);
      }
      queue.drainTo(group, GROUP - 1);
      more = group.stream().allMatch(entry -> entry.vote().isPresent());
      write(group.stream().filter(entry -> entry.vote().isPresent()).toList());
    }
  }

  private void write(List<Entry> group) {
    try {
      Map<Entry, Outcome> outcomes = new HashMap<>();
      List<VoteRowIn> rows = new ArrayList<>();
      Map<String, String> answered = sorted(group, outcomes, rows);
      if (!rows.isEmpty()) {
        store.store(
            source.get(),
            Batch.of(List.of(), rows),
            connection -> RequestKeys.add(connection, answered, clock.instant()));
      }
      outcomes.forEach((entry, outcome) -> entry.answer().complete(outcome));
    } catch (RuntimeException e) {
      group.forEach(entry -> entry.answer().completeExceptionally(e));
    }
  }

  /** Tells new votes from retries, and refuses keys that are used for something else. */
  private Map<String, String> sorted(
      List<Entry> group, Map<Entry, Outcome> outcomes, List<VoteRowIn> rows) {
    Map<String, String> known =
        requestKeys.find(
            group.stream().flatMap(e -> e.vote().orElseThrow().requestKey().stream()).toList());
    Map<String, String> answered = new HashMap<>();
    for (Entry entry : group) {
      IncomingVote vote = entry.vote().orElseThrow();
      Optional<String> before =
          vote.requestKey()
              .flatMap(k -> Optional.ofNullable(known.getOrDefault(k, answered.get(k))));
      if (before.isEmpty()) {
        vote.requestKey().ifPresent(key -> answered.put(key, vote.request()));
        rows.add(vote.row());
        outcomes.put(entry, Outcome.STORED);
      } else if (before.get().equals(vote.request())) {
        outcomes.put(entry, Outcome.REPEATED);
      } else {
        entry.answer().completeExceptionally(Problem.of(422, "collect.keyReused"));
      }
    }
    return answered;
  }

  /** Stores what is waiting, then ends. */
  @Override
  public void close() {
    try {
      queue.put(new Entry(Optional.empty(), new CompletableFuture<>()));
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
