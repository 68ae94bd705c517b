package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.retune.collector.otlp.model.Remarks;
import dev.retune.collector.otlp.model.Telemetry;
import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.collector.otlp.model.TraceVote;
import dev.retune.collector.otlp.wire.OtlpEvent;
import dev.retune.collector.otlp.wire.OtlpSpan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads answers and users' votes out of spans and log records. */
public final class TelemetryReader {
  private final EvaluationReader evaluations;
  private final TraceSpanReader spanReader;

  public TelemetryReader(UserVoteNames names, Clock clock) {
    this.evaluations = new EvaluationReader(names, clock);
    this.spanReader = new TraceSpanReader(clock);
  }

  /** Reads the spans of a request, with their events. */
  public Telemetry ofSpans(List<OtlpSpan> spans) {
    Remarks remarks = new Remarks();
    List<TraceSpan> read = new ArrayList<>();
    List<TraceVote> votes = new ArrayList<>();
    for (OtlpSpan span : spans) {
      if (!TelemetryIds.isTrace(span.traceId()) || !TelemetryIds.isSpan(span.spanId())) {
        remarks.add(Remarks.Reason.IDS, span.name());
      } else if (span.name().equals(EvaluationReader.EVENT)) {
        // some bridges can only send events as spans; what is evaluated is above
        evaluations.read(asEvent(span), remarks).ifPresent(votes::add);
      } else {
        span.events().stream()
            .filter(event -> event.name().equals(EvaluationReader.EVENT))
            .forEach(event -> evaluations.read(event, remarks).ifPresent(votes::add));
        spanReader.read(span, false, remarks).ifPresent(read::add);
      }
    }
    return new Telemetry(read, votes, remarks);
  }

  /** Reads the log records of a request; those that are no events of chats say nothing. */
  public Telemetry ofLogs(List<OtlpEvent> logs) {
    Remarks remarks = new Remarks();
    List<TraceVote> votes = new ArrayList<>();
    Map<List<String>, List<OtlpEvent>> said = new LinkedHashMap<>();
    for (OtlpEvent log : logs) {
      if (log.name().equals(EvaluationReader.EVENT)) {
        evaluations.read(log, remarks).ifPresent(votes::add);
      } else if (log.name().startsWith("gen_ai.")
          && TelemetryIds.isTrace(log.traceId())
          && TelemetryIds.isSpan(log.spanId())) {
        said.computeIfAbsent(List.of(log.traceId(), log.spanId()), _ -> new ArrayList<>()).add(log);
      }
    }
    List<TraceSpan> read = new ArrayList<>();
    said.values()
        .forEach(events -> spanReader.read(ofEvents(events), true, remarks).ifPresent(read::add));
    return new Telemetry(read, votes, remarks);
  }

  private static OtlpEvent asEvent(OtlpSpan span) {
    return new OtlpEvent(
        span.traceId(),
        span.parentId(),
        span.name(),
        span.startNanos(),
        span.attributes(),
        JsonNodeFactory.instance.nullNode());
  }

  /** The span that these log records belong to, as far as they know it. */
  private static OtlpSpan ofEvents(List<OtlpEvent> events) {
    OtlpEvent first = events.getFirst();
    Map<String, JsonNode> attributes = new LinkedHashMap<>();
    events.stream()
        .filter(event -> event.name().equals(ExchangeReader.DETAILS))
        .forEach(event -> attributes.putAll(event.attributes()));
    attributes.putIfAbsent("gen_ai.operation.name", JsonNodeFactory.instance.textNode("chat"));
    long last = events.stream().mapToLong(OtlpEvent::nanos).max().orElse(0);
    return new OtlpSpan(
        first.traceId(), first.spanId(), "-", first.name(), last, last, false, attributes, events);
  }
}
