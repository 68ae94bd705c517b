package dev.retune.collect;

import dev.retune.feedback.Batch;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Source;
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
    REPEATED,
    /** Part of a burst: stored apart, until somebody releases it. */
    HELD
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
  private record Entry(
      Optional<IncomingVote> vote, Optional<Suspect> suspect, CompletableFuture<Outcome> answer) {}

  /** What is written in one transaction. */
  private record Group(List<VoteRowIn> rows, List<HeldVotes.Held> held, Map<String, String> keys) {
    static Group empty() {
      return new Group(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }
  }

  VoteQueue(FeedbackStore store, DefaultSource source, RequestKeys requestKeys, Clock clock) {
    this.store = store;
    this.source = source;
    this.requestKeys = requestKeys;
    this.clock = clock;
    this.writer = Thread.ofPlatform().name("votes").start(this::writeAll);
  }

  /**
   * Hands a vote in; the answer comes when it is durable.
   *
   * @param suspect in whose burst it comes
   */
  CompletableFuture<Outcome> add(IncomingVote vote, Optional<Suspect> suspect) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    if (!writer.isAlive() || !queue.offer(new Entry(Optional.of(vote), suspect, answer))) {
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
      Group sorted = sorted(group, outcomes);
      if (!outcomes.values().stream().allMatch(Outcome.REPEATED::equals)) {
        Source into = source.get();
        store.store(
            into,
            Batch.of(List.of(), sorted.rows()),
            connection -> {
              RequestKeys.add(connection, sorted.keys(), clock.instant());
              HeldVotes votes = new HeldVotes(connection, into.id());
              votes.forget(sorted.rows().stream().map(VoteRowIn::externalId).toList());
              votes.hold(sorted.held(), clock.instant());
            });
      }
      outcomes.forEach((entry, outcome) -> entry.answer().complete(outcome));
    } catch (RuntimeException e) {
      group.forEach(entry -> entry.answer().completeExceptionally(e));
    }
  }

  /** Tells new votes from retries, and refuses keys that are used for something else. */
  private Group sorted(List<Entry> group, Map<Entry, Outcome> outcomes) {
    Map<String, String> known =
        requestKeys.find(
            group.stream().flatMap(e -> e.vote().orElseThrow().requestKey().stream()).toList());
    Group sorted = Group.empty();
    for (Entry entry : group) {
      IncomingVote vote = entry.vote().orElseThrow();
      Optional<String> before =
          vote.requestKey()
              .flatMap(k -> Optional.ofNullable(known.getOrDefault(k, sorted.keys().get(k))));
      if (before.isEmpty()) {
        vote.requestKey().ifPresent(key -> sorted.keys().put(key, vote.request()));
        outcomes.put(entry, place(entry, vote.row(), sorted));
      } else if (before.get().equals(vote.request())) {
        outcomes.put(entry, Outcome.REPEATED);
      } else {
        entry.answer().completeExceptionally(Problem.of(422, "collect.keyReused"));
      }
    }
    return sorted;
  }

  private static Outcome place(Entry entry, VoteRowIn row, Group sorted) {
    if (entry.suspect().isPresent()) {
      sorted.held().add(new HeldVotes.Held(entry.suspect().get(), row));
      return Outcome.HELD;
    }
    sorted.rows().add(row);
    return Outcome.STORED;
  }

  /** Stores what is waiting, then ends. */
  @Override
  public void close() {
    try {
      queue.put(new Entry(Optional.empty(), Optional.empty(), new CompletableFuture<>()));
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
