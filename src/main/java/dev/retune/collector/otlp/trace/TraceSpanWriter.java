package dev.retune.collector.otlp.trace;

import dev.retune.collector.otlp.model.SpanRole;
import dev.retune.collector.otlp.model.TraceSpan;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds spans to those that are known, within one transaction. */
final class TraceSpanWriter {
  private final TraceSpanRepository spans;
  private final TraceContext context;
  private final Instant now;
  // not in the table yet
  private final Set<TraceSpan> added = new HashSet<>();
  private boolean waits;

  TraceSpanWriter(TraceSpanRepository spans, TraceContext context, Instant now) {
    this.spans = spans;
    this.context = context;
    this.now = now;
  }

  /** Whether traces wait for more of their spans. */
  boolean waits() {
    return waits;
  }

  /** Adds spans, those of roots last; returns whether anything is new. */
  boolean add(List<TraceSpan> incoming) throws SQLException {
    Map<List<String>, TraceSpanRepository.Stored> inserts = new LinkedHashMap<>();
    Map<List<String>, TraceSpanRepository.Stored> updates = new LinkedHashMap<>();
    Set<String> touched = new HashSet<>();
    List<TraceSpan> rootsLast = new ArrayList<>();
    incoming.stream().filter(span -> span.role() != SpanRole.ROOT).forEach(rootsLast::add);
    incoming.stream().filter(span -> span.role() == SpanRole.ROOT).forEach(rootsLast::add);
    for (TraceSpan span : rootsLast) {
      if (span.role() == SpanRole.ROOT && context.spans(span.traceId()).isEmpty()) {
        // of a trace without models
        continue;
      }
      List<String> key = List.of(span.traceId(), span.spanId());
      var known = context.span(span);
      TraceSpan merged = known.map(stored -> stored.span().mergedWith(span)).orElse(span);
      if (known.isPresent() && known.get().span().equals(merged)) {
        continue;
      }
      boolean waiting = known.map(TraceSpanRepository.Stored::waiting).orElse(true);
      var stored = new TraceSpanRepository.Stored(merged, waiting);
      context.put(stored);
      touched.add(span.traceId());
      (known.isPresent() && !inserts.containsKey(key) ? updates : inserts).put(key, stored);
    }
    inserts.values().forEach(stored -> added.add(stored.span()));
    close(touched.stream().filter(context::isComplete).toList());
    waits |= touched.stream().anyMatch(trace -> !context.isComplete(trace));
    inserts.replaceAll((_, stored) -> context.span(stored.span()).orElse(stored));
    updates.replaceAll((_, stored) -> context.span(stored.span()).orElse(stored));
    spans.insert(inserts.values(), now);
    spans.update(updates.values(), now);
    return !touched.isEmpty();
  }

  /** Notes that traces wait for no more spans. */
  void close(Collection<String> traces) throws SQLException {
    spans.close(
        traces.stream()
            .filter(
                trace ->
                    context.spans(trace).stream()
                        .anyMatch(stored -> stored.waiting() && !added.contains(stored.span())))
            .toList());
    for (String trace : traces) {
      List.copyOf(context.spans(trace))
          .forEach(stored -> context.put(new TraceSpanRepository.Stored(stored.span(), false)));
    }
  }
}
