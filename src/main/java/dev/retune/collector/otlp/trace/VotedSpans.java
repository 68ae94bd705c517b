package dev.retune.collector.otlp.trace;

import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.collector.otlp.model.TraceVote;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The spans on which users have voted, by themselves or by their response. */
final class VotedSpans {
  private final Map<String, Set<String>> byTrace = new HashMap<>();
  private final Set<String> responses = new HashSet<>();

  VotedSpans(Collection<TraceVote> votes) {
    for (TraceVote vote : votes) {
      vote.responseId()
          .ifPresentOrElse(
              responses::add,
              () ->
                  byTrace.computeIfAbsent(vote.traceId(), _ -> new HashSet<>()).add(vote.spanId()));
    }
  }

  /** Ids of those of a trace. */
  Set<String> of(String trace, Collection<TraceSpan> spans) {
    Set<String> voted = new HashSet<>(byTrace.getOrDefault(trace, Set.of()));
    spans.stream()
        .filter(span -> span.responseId().filter(responses::contains).isPresent())
        .forEach(span -> voted.add(span.spanId()));
    return voted;
  }
}
