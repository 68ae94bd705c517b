package dev.retune.collector.otlp.trace;

import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.collector.otlp.model.TraceVote;
import dev.retune.collector.quarantine.ActiveBurst;
import dev.retune.collector.quarantine.QuarantinedVoteRepository;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.store.FeedbackStore.DependentRows.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds spans and votes to what is known, and tells answers and votes anew, in one transaction. */
final class TraceTransaction {
  private final TraceSpanRepository spans;
  private final TraceVoteRepository votes;
  private final QuarantinedVoteRepository quarantine;
  private final TraceContext context;
  private final TraceSpanWriter spanWriter;
  private final Instant now;
  private final Map<String, ActiveBurst> suspect = new LinkedHashMap<>();
  private final Set<String> changedVotes = new HashSet<>();
  private boolean changed;

  TraceTransaction(Connection connection, long source, Instant now) {
    this.spans = new TraceSpanRepository(connection, source);
    this.votes = new TraceVoteRepository(connection, source);
    this.quarantine = new QuarantinedVoteRepository(connection, source);
    this.context = new TraceContext(spans, votes);
    this.spanWriter = new TraceSpanWriter(spans, context, now);
    this.now = now;
  }

  /** Whether traces wait for more of their spans. */
  boolean waits() {
    return spanWriter.waits();
  }

  /** Adds requests; what is known already changes nothing. */
  Map<TraceExport, TraceExport.Outcome> add(List<TraceExport> group) throws SQLException {
    load(group);
    changed |=
        spanWriter.add(
            group.stream().flatMap(export -> export.telemetry().spans().stream()).toList());
    return addVotes(group);
  }

  private void load(List<TraceExport> group) throws SQLException {
    Set<String> traces = new HashSet<>();
    Set<String> responses = new HashSet<>();
    Set<String> below = new HashSet<>();
    for (TraceExport export : group) {
      for (TraceSpan span : export.telemetry().spans()) {
        traces.add(span.traceId());
        span.responseId().ifPresent(responses::add);
      }
      for (TraceVote vote : export.telemetry().votes()) {
        traces.add(vote.traceId());
        vote.responseId().ifPresent(responses::add);
        if (vote.value() == TraceVote.Value.MINUS_ONE) {
          below.add(vote.name());
        }
      }
    }
    // with the first -1 under a name, its 0 turns from a dislike into no vote
    below.removeAll(votes.belowZero(below));
    for (TraceVote zero : votes.zeros(below)) {
      traces.add(zero.traceId());
      zero.responseId().ifPresent(responses::add);
    }
    context.load(traces, responses);
  }

  private Map<TraceExport, TraceExport.Outcome> addVotes(List<TraceExport> group)
      throws SQLException {
    Map<String, TraceVote> inserts = new LinkedHashMap<>();
    Map<String, TraceVote> updates = new LinkedHashMap<>();
    Map<TraceExport, TraceExport.Outcome> outcomes = new HashMap<>();
    for (TraceExport export : group) {
      int stored = 0;
      int repeated = 0;
      int held = 0;
      for (TraceVote vote : export.telemetry().votes()) {
        String id = vote.id();
        var known = context.vote(id);
        if (known.isPresent() && !vote.isNewerThan(known.get())) {
          repeated++;
          continue;
        }
        context.put(vote);
        changedVotes.add(id);
        (known.isPresent() && !inserts.containsKey(id) ? updates : inserts).put(id, vote);
        ActiveBurst burst = export.suspect().get(vote);
        if (burst == null) {
          suspect.remove(id);
          stored++;
        } else {
          suspect.put(id, burst);
          held++;
        }
      }
      outcomes.put(export, new TraceExport.Outcome(stored, repeated, held));
    }
    changed |= !changedVotes.isEmpty();
    votes.insert(inserts.values(), now);
    votes.update(updates.values(), now);
    return outcomes;
  }

  /** Completes traces that have waited since a time; returns whether others still wait. */
  boolean settle(Instant since) throws SQLException {
    Set<String> overdue = spans.waitingSince(since);
    context.load(overdue, Set.of());
    spanWriter.close(overdue);
    changed |= !overdue.isEmpty();
    return spans.anyWaiting();
  }

  /** The conversations and votes that follow, for all traces that have to do with the changes. */
  Found changes() throws SQLException {
    if (!changed) {
      return new Found(InputBatch.of(List.of(), List.of()), Set.of());
    }
    Map<String, TraceAnswers> answers = new HashMap<>();
    List<NewConversation> conversations = new ArrayList<>();
    List<TraceSpan> all = new ArrayList<>();
    VotedSpans voted = new VotedSpans(context.votes());
    for (String trace : context.traces()) {
      List<TraceSpan> ofTrace =
          context.spans(trace).stream().map(TraceSpanRepository.Stored::span).toList();
      all.addAll(ofTrace);
      TraceAnswers told = TraceAnswers.of(trace, ofTrace, voted.of(trace, ofTrace));
      if (context.isComplete(trace) && !told.isEmpty()) {
        answers.put(trace, told);
        conversations.addAll(told.conversations());
      }
    }
    TraceVoteResolver resolver = new TraceVoteResolver(answers, all, belowZero());
    var resolved = resolver.resolve(counted(resolver));
    return new Found(InputBatch.of(conversations, resolved.votes()), resolved.noVotes());
  }

  private Set<String> belowZero() throws SQLException {
    Set<String> names = new HashSet<>();
    context.votes().stream()
        .filter(vote -> vote.value() == TraceVote.Value.ZERO)
        .forEach(vote -> names.add(vote.name()));
    return votes.belowZero(names);
  }

  /** Holds the votes of bursts, and returns the others. */
  private List<TraceVote> counted(TraceVoteResolver resolver) throws SQLException {
    // a later vote outside of any burst replaces the held one
    quarantine.forget(changedVotes.stream().filter(id -> !suspect.containsKey(id)).toList());
    List<QuarantinedVoteRepository.Held> holding = new ArrayList<>();
    for (TraceVote vote : context.votes()) {
      ActiveBurst burst = suspect.get(vote.id());
      if (burst != null) {
        resolver
            .row(vote)
            .ifPresent(row -> holding.add(new QuarantinedVoteRepository.Held(burst, row)));
      }
    }
    quarantine.hold(holding, now);
    Set<String> held = quarantine.held(context.votes().stream().map(TraceVote::id).toList());
    Map<String, String> conversations = new HashMap<>();
    List<TraceVote> counted = new ArrayList<>();
    for (TraceVote vote : context.votes()) {
      if (held.contains(vote.id())) {
        conversations.put(vote.id(), resolver.conversation(vote));
      } else {
        counted.add(vote);
      }
    }
    quarantine.assign(conversations);
    return counted;
  }
}
