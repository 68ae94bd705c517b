package dev.retune.collector.ingest;

import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.ingest.VoteQueue.Outcome;
import dev.retune.collector.quarantine.ActiveBurst;
import dev.retune.collector.quarantine.QuarantinedVoteRepository;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.store.FeedbackStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores a group of votes in one transaction and completes their callers. */
public final class VoteGroupWriter implements GroupStore<VoteGroupWriter.Entry> {
  private static final Logger LOG = LoggerFactory.getLogger(VoteGroupWriter.class);

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

  @Override
  public long length(Entry entry) {
    return entry.length();
  }

  @Override
  public void store(List<Entry> group) {
    Map<Entry, Outcome> outcomes = new HashMap<>();
    Group sorted = sorted(group, outcomes);
    if (!outcomes.values().stream().allMatch(Outcome.REPEATED::equals)) {
      store(sorted);
    }
    outcomes.forEach((entry, outcome) -> entry.answer().complete(outcome));
  }

  @Override
  public void fail(Entry entry, Throwable cause) {
    entry.answer().completeExceptionally(cause);
  }

  @Override
  public void logLoss(int entries, Throwable cause) {
    LOG.error("{} votes could not be stored", entries, cause);
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
