package dev.retune.collector.otlp.trace;

import dev.retune.collector.auth.SecureDigest;
import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.collector.otlp.model.TraceVote;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Assigns votes to answers, and lets one vote of each user on each answer count: the latest. */
final class TraceVoteResolver {
  private final Map<String, TraceAnswers> answers;
  private final Map<String, TraceSpan> byResponse = new HashMap<>();
  private final Set<String> belowZero;

  /**
   * Creates a resolver.
   *
   * @param answers by trace
   * @param spans all spans that may have been voted on
   * @param belowZero names of evaluations that use -1, so that 0 is no vote
   */
  TraceVoteResolver(
      Map<String, TraceAnswers> answers, Collection<TraceSpan> spans, Set<String> belowZero) {
    this.answers = answers;
    this.belowZero = belowZero;
    spans.stream()
        .filter(span -> span.responseId().isPresent())
        .sorted(java.util.Comparator.comparing(TraceSpan::traceId).thenComparing(TraceSpan::spanId))
        .forEach(span -> byResponse.putIfAbsent(span.responseId().orElseThrow(), span));
  }

  /**
   * What counts.
   *
   * @param votes one of each user and answer
   * @param noVotes ids of the others
   */
  record Resolved(List<NewVote> votes, Set<String> noVotes) {}

  Resolved resolve(Collection<TraceVote> votes) {
    Map<List<String>, List<TraceVote>> byVoter = new LinkedHashMap<>();
    for (TraceVote vote : votes) {
      byVoter
          .computeIfAbsent(
              List.of(conversation(vote), voter(vote).orElse("")), _ -> new ArrayList<>())
          .add(vote);
    }
    List<NewVote> rows = new ArrayList<>();
    Set<String> noVotes = new HashSet<>();
    for (List<TraceVote> same : byVoter.values()) {
      same.forEach(vote -> noVotes.add(vote.id()));
      TraceVote last = same.stream().max(TraceVote.byTime()).orElseThrow();
      row(last)
          .ifPresent(
              row -> {
                rows.add(row);
                noVotes.remove(row.externalId());
              });
    }
    return new Resolved(rows, noVotes);
  }

  /** The vote to store; empty when it says that there is none. */
  Optional<NewVote> row(TraceVote vote) {
    return value(vote)
        .map(
            value ->
                new NewVote(
                    vote.id(),
                    conversation(vote),
                    value,
                    vote.reason(),
                    voter(vote),
                    Optional.of(vote.votedAt())));
  }

  private Optional<Vote.Value> value(TraceVote vote) {
    return switch (vote.value()) {
      case LIKE -> Optional.of(Vote.Value.LIKE);
      case DISLIKE, MINUS_ONE -> Optional.of(Vote.Value.DISLIKE);
      case NONE -> Optional.empty();
      case ZERO ->
          belowZero.contains(vote.name()) ? Optional.empty() : Optional.of(Vote.Value.DISLIKE);
    };
  }

  /** A vote without a user is one of the user who asked. */
  private Optional<String> voter(TraceVote vote) {
    return vote.voter()
        .or(
            () -> {
              String conversation = conversation(vote);
              String trace = conversation.split(":", 2)[0];
              return Optional.ofNullable(answers.get(trace)).flatMap(a -> a.user(conversation));
            });
  }

  String conversation(TraceVote vote) {
    Optional<TraceSpan> response =
        vote.responseId().flatMap(id -> Optional.ofNullable(byResponse.get(id)));
    if (response.isPresent()) {
      return conversation(response.get().traceId(), response.get().spanId());
    }
    boolean answered = answers.containsKey(vote.traceId());
    if (vote.responseId().isPresent() && !answered) {
      // waits for the response
      return "response:" + SecureDigest.of("response", vote.responseId().get());
    }
    return conversation(vote.traceId(), vote.spanId());
  }

  private String conversation(String trace, String span) {
    return Optional.ofNullable(answers.get(trace)).map(a -> a.conversation(span)).orElse(trace);
  }
}
