package dev.retune.collector.ingest;

import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.ingest.VoteQueue.Outcome;
import dev.retune.collector.quarantine.ActiveBurst;
import dev.retune.collector.quarantine.QuarantinedVoteRepository;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.connection.RefusedValueDetector;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Stores a group of votes in one transaction and completes their callers. If the database rejects a
 * value, the group is split in halves until the invalid vote is isolated and the others are stored.
 */
public final class VoteGroupWriter {
  private final FeedbackStore store;
  private final DefaultSourceProvider source;
  private final IdempotencyKeyRepository requestKeys;
  private final Clock clock;

  public VoteGroupWriter(
      FeedbackStore store,
      DefaultSourceProvider source,
      IdempotencyKeyRepository requestKeys,
      Clock clock) {
    this.store = store;
    this.source = source;
    this.requestKeys = requestKeys;
    this.clock = clock;
  }

  /** A vote, its burst if any, and the future of its outcome. */
  record Entry(
      VoteSubmission vote, Optional<ActiveBurst> suspect, CompletableFuture<Outcome> answer) {

    /** Returns its approximate size in characters. */
    long length() {
      return (long) vote.conversation().length() + vote.reason().map(String::length).orElse(0);
    }
  }

  /** What one transaction writes, with the last held vote of each id. */
  private record Group(
      List<NewVote> rows,
      Map<String, QuarantinedVoteRepository.Held> held,
      Map<String, String> keys) {
    static Group empty() {
      return new Group(new ArrayList<>(), new LinkedHashMap<>(), new HashMap<>());
    }
  }

  /** Stores what can be stored; every caller gets an outcome. */
  void write(List<Entry> group) {
    try {
      Map<Entry, Outcome> outcomes = new HashMap<>();
      Group sorted = sorted(group, outcomes);
      if (!outcomes.values().stream().allMatch(Outcome.REPEATED::equals)) {
        store(sorted);
      }
      outcomes.forEach((entry, outcome) -> entry.answer().complete(outcome));
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

  static void fail(List<Entry> group, Throwable cause) {
    group.forEach(entry -> entry.answer().completeExceptionally(cause));
  }

  private void store(Group group) {
    Source into = source.get();
    store.store(
        into,
        InputBatch.of(List.of(), group.rows()),
        connection -> {
          IdempotencyKeyRepository.add(connection, group.keys(), clock.instant());
          QuarantinedVoteRepository votes = new QuarantinedVoteRepository(connection, into.id());
          votes.forget(group.rows().stream().map(NewVote::externalId).toList());
          votes.hold(group.held().values(), clock.instant());
        });
  }

  /** Separates new votes from retries and rejects reused keys. */
  private Group sorted(List<Entry> group, Map<Entry, Outcome> outcomes) {
    Map<String, String> known =
        requestKeys.find(group.stream().flatMap(e -> e.vote().requestKey().stream()).toList());
    Group sorted = Group.empty();
    for (Entry entry : group) {
      VoteSubmission vote = entry.vote();
      Optional<String> before =
          vote.requestKey()
              .flatMap(k -> Optional.ofNullable(known.getOrDefault(k, sorted.keys().get(k))));
      if (before.isEmpty()) {
        vote.requestKey().ifPresent(key -> sorted.keys().put(key, vote.request()));
        outcomes.put(entry, place(entry, vote.row(), sorted));
      } else if (before.get().equals(vote.request())) {
        outcomes.put(entry, Outcome.REPEATED);
      } else {
        entry.answer().completeExceptionally(ProblemDetails.of(422, "collector.keyReused"));
      }
    }
    return sorted;
  }

  private static Outcome place(Entry entry, NewVote row, Group sorted) {
    if (entry.suspect().isPresent()) {
      sorted
          .held()
          .put(row.externalId(), new QuarantinedVoteRepository.Held(entry.suspect().get(), row));
      return Outcome.HELD;
    }
    // the newer vote counts, so releasing the burst must not restore the held one
    sorted.held().remove(row.externalId());
    sorted.rows().add(row);
    return Outcome.STORED;
  }
}
