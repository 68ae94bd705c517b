package dev.retune.collector.otlp.trace;

import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.collector.otlp.model.TraceVote;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All spans and votes that have to do with what has come: of the same traces, and of the same
 * responses, wherever a vote on them was recorded.
 */
final class TraceContext {
  // a vote, the trace of its response, and the votes on that
  private static final int ROUNDS = 3;

  private final TraceSpanRepository spanRepository;
  private final TraceVoteRepository voteRepository;
  private final Map<String, Map<String, TraceSpanRepository.Stored>> spans = new HashMap<>();
  private final Map<String, TraceVote> votes = new LinkedHashMap<>();
  private final Set<String> traces = new HashSet<>();
  private final Set<String> responses = new HashSet<>();

  TraceContext(TraceSpanRepository spanRepository, TraceVoteRepository voteRepository) {
    this.spanRepository = spanRepository;
    this.voteRepository = voteRepository;
  }

  /** Reads what belongs to these traces and responses. */
  void load(Collection<String> ofTraces, Collection<String> ofResponses) throws SQLException {
    Set<String> newTraces = new HashSet<>(ofTraces);
    Set<String> newResponses = new HashSet<>(ofResponses);
    for (int round = 0; round < ROUNDS; round++) {
      newTraces.addAll(spanRepository.tracesOfResponses(newResponses));
      newTraces.removeAll(traces);
      newTraces.remove("");
      newResponses.removeAll(responses);
      if (newTraces.isEmpty() && newResponses.isEmpty()) {
        return;
      }
      traces.addAll(newTraces);
      responses.addAll(newResponses);
      List<TraceVote> found = new ArrayList<>(voteRepository.ofTraces(newTraces));
      found.addAll(voteRepository.ofResponses(newResponses));
      found.forEach(vote -> votes.put(vote.id(), vote));
      List<TraceSpanRepository.Stored> stored = spanRepository.ofTraces(newTraces);
      stored.forEach(this::put);
      newTraces = new HashSet<>();
      newResponses = new HashSet<>();
      for (TraceVote vote : found) {
        newTraces.add(vote.traceId());
        vote.responseId().ifPresent(newResponses::add);
      }
      for (TraceSpanRepository.Stored span : stored) {
        span.span().responseId().ifPresent(newResponses::add);
      }
    }
  }

  Optional<TraceSpanRepository.Stored> span(TraceSpan span) {
    return Optional.ofNullable(spans.getOrDefault(span.traceId(), Map.of()).get(span.spanId()));
  }

  void put(TraceSpanRepository.Stored stored) {
    spans
        .computeIfAbsent(stored.span().traceId(), _ -> new LinkedHashMap<>())
        .put(stored.span().spanId(), stored);
  }

  Optional<TraceVote> vote(String id) {
    return Optional.ofNullable(votes.get(id));
  }

  void put(TraceVote vote) {
    votes.put(vote.id(), vote);
  }

  Collection<TraceVote> votes() {
    return votes.values();
  }

  Set<String> traces() {
    return spans.keySet();
  }

  Collection<TraceSpanRepository.Stored> spans(String trace) {
    return spans.getOrDefault(trace, Map.of()).values();
  }

  /** Whether no more is expected of a trace: its first span is there, or it was told before. */
  boolean isComplete(String trace) {
    return spans(trace).stream().anyMatch(s -> s.span().root() || !s.waiting());
  }
}
