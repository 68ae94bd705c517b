package dev.retune.collector.ingest;

import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.ingest.FeedbackQueue.Outcome;
import dev.retune.collector.quarantine.ActiveBurst;
import dev.retune.collector.quarantine.QuarantinedVoteRepository;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.StoreResult;
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

/** Stores a group of votes and answers in one transaction and completes their callers. */
public final class FeedbackGroupWriter implements GroupStore<FeedbackGroupWriter.Entry> {
  private static final Logger LOG = LoggerFactory.getLogger(FeedbackGroupWriter.class);

  private final FeedbackStore store;
  private final DefaultSourceProvider source;
  private final IdempotencyKeyRepository requestKeys;
  private final Clock clock;

  public FeedbackGroupWriter(
      FeedbackStore store,
      DefaultSourceProvider source,
      IdempotencyKeyRepository requestKeys,
      Clock clock) {
    this.store = store;
    this.source = source;
    this.requestKeys = requestKeys;
    this.clock = clock;
  }

  /** What waits for one transaction. */
  sealed interface Entry {
    /** Returns its approximate size in characters. */
    long length();

    /** Returns the future of its caller. */
    CompletableFuture<?> caller();
  }

  /** A vote, its burst if any, and the future of its outcome. */
  record VoteEntry(
      VoteSubmission vote, Optional<ActiveBurst> suspect, CompletableFuture<Outcome> outcome)
      implements Entry {
    @Override
    public long length() {
      return (long) vote.conversation().length() + vote.reason().map(String::length).orElse(0);
    }

    @Override
    public CompletableFuture<?> caller() {
      return outcome;
    }
  }

  /** Answers of one request, and the future of what became of each. */
  record AnswersEntry(List<NewConversation> rows, CompletableFuture<List<StoreResult.Place>> places)
      implements Entry {
    @Override
    public long length() {
      return rows.stream().mapToLong(row -> row.question().length() + row.answer().length()).sum();
    }

    @Override
    public CompletableFuture<?> caller() {
      return places;
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
    List<VoteEntry> votes = only(VoteEntry.class, group);
    List<AnswersEntry> answers = only(AnswersEntry.class, group);
    Map<VoteEntry, Outcome> outcomes = new HashMap<>();
    Group sorted = sorted(votes, outcomes);
    List<NewConversation> rows = answers.stream().flatMap(a -> a.rows().stream()).toList();
    if (!answers.isEmpty() || !outcomes.values().stream().allMatch(Outcome.REPEATED::equals)) {
      StoreResult result = store(rows, sorted);
      int from = 0;
      for (AnswersEntry entry : answers) {
        int to = from + entry.rows().size();
        entry.places().complete(result.conversations().subList(from, to));
        from = to;
      }
    }
    outcomes.forEach((entry, outcome) -> entry.outcome().complete(outcome));
  }

  private static <T> List<T> only(Class<T> kind, List<Entry> group) {
    return group.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void fail(Entry entry, Throwable cause) {
    entry.caller().completeExceptionally(cause);
  }

  @Override
  public void logLoss(int entries, Throwable cause) {
    LOG.error("{} requests could not be stored", entries, cause);
  }

  private StoreResult store(List<NewConversation> answers, Group group) {
    Source into = source.get();
    return store.store(
        into,
        InputBatch.of(answers, group.rows()),
        connection -> {
          IdempotencyKeyRepository.add(connection, group.keys(), clock.instant());
          QuarantinedVoteRepository votes = new QuarantinedVoteRepository(connection, into.id());
          votes.forget(group.rows().stream().map(NewVote::externalId).toList());
          votes.hold(group.held().values(), clock.instant());
        });
  }

  /** Separates new votes from retries and rejects reused keys. */
  private Group sorted(List<VoteEntry> group, Map<VoteEntry, Outcome> outcomes) {
    Map<String, String> known =
        requestKeys.find(group.stream().flatMap(e -> e.vote().requestKey().stream()).toList());
    Group sorted = Group.empty();
    for (VoteEntry entry : group) {
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
        entry.outcome().completeExceptionally(ProblemDetails.of(422, "collector.keyReused"));
      }
    }
    return sorted;
  }

  private static Outcome place(VoteEntry entry, NewVote row, Group sorted) {
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
