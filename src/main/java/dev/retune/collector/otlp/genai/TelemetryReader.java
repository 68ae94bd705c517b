package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.otlp.model.Remarks;
import dev.retune.collector.otlp.model.SpanRole;
import dev.retune.collector.otlp.model.Telemetry;
import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.collector.otlp.model.TraceVote;
import dev.retune.collector.otlp.wire.OtlpEvent;
import dev.retune.collector.otlp.wire.OtlpSpan;
import dev.retune.persistence.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads answers and users' votes out of spans and log records. */
public final class TelemetryReader {
  private static final int MAX_HISTORY = 100;
  private static final int MAX_DOCUMENTS = 100;

  private final Clock clock;
  private final EvaluationReader evaluations;

  public TelemetryReader(UserVoteNames names, Clock clock) {
    this.clock = clock;
    this.evaluations = new EvaluationReader(names, clock);
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
        span(span, false, remarks).ifPresent(read::add);
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
    said.values().forEach(events -> span(ofEvents(events), true, remarks).ifPresent(read::add));
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

  private Optional<TraceSpan> span(OtlpSpan span, boolean ofLog, Remarks remarks) {
    SpanRole role = SpanClassifier.role(span);
    if (role == SpanRole.OTHER) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    long end = span.endNanos() == 0 ? span.startNanos() : span.endNanos();
    Optional<Instant> startedAt =
        TelemetryIds.time(ofLog && end == 0 ? nanos(now) : span.startNanos(), now);
    Optional<Instant> endedAt = TelemetryIds.time(ofLog && end == 0 ? nanos(now) : end, now);
    if (startedAt.isEmpty() || endedAt.isEmpty()) {
      if (role != SpanRole.ROOT) {
        remarks.add(Remarks.Reason.TIME, span.name());
      }
      return Optional.empty();
    }
    boolean speaks = role == SpanRole.MODEL || role == SpanRole.AGENT;
    Exchange exchange = speaks ? ExchangeReader.read(span) : new Exchange(List.of(), List.of());
    TraceSpan read = traceSpan(span, role, ofLog, exchange, startedAt.get(), endedAt.get());
    if (TelemetryIds.exceed(JsonFieldReader.TEXT, List.of(read.question(), read.answer()))
        || TelemetryIds.exceed(
            JsonFieldReader.ID,
            List.of(
                read.responseId(),
                read.details().user(),
                read.details().model(),
                read.details().promptVersion()))) {
      remarks.add(Remarks.Reason.TOO_LONG, span.name());
      return Optional.empty();
    }
    if (role == SpanRole.MODEL
        && !ofLog
        && !span.failed()
        && exchange.isComplete()
        && (read.question().isEmpty() || read.answer().isEmpty())) {
      remarks.add(Remarks.Reason.NO_CONTENT, span.name());
    }
    return Optional.of(read);
  }

  private static long nanos(Instant now) {
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  private static TraceSpan traceSpan(
      OtlpSpan span,
      SpanRole role,
      boolean ofLog,
      Exchange exchange,
      Instant startedAt,
      Instant endedAt) {
    return new TraceSpan(
        span.traceId(),
        span.spanId(),
        role,
        span.parentId().isEmpty(),
        StorableText.time(startedAt),
        StorableText.time(endedAt),
        exchange.question().map(StorableText::text),
        exchange.answer().map(StorableText::text),
        !span.failed() && exchange.isComplete(),
        TelemetryIds.text(span.attributes(), "gen_ai.response.id", "ai.response.id"),
        new TraceSpan.Details(
            TelemetryIds.text(
                span.attributes(),
                "user.id",
                "enduser.id",
                "langfuse.user.id",
                "ai.telemetry.metadata.userId",
                "traceloop.association.properties.user_id"),
            TelemetryIds.text(
                span.attributes(),
                "gen_ai.response.model",
                "gen_ai.request.model",
                "llm.model_name",
                "ai.response.model",
                "ai.model.id"),
            TelemetryIds.text(
                span.attributes(),
                "gen_ai.prompt.version",
                "llm.prompt_template.version",
                "langfuse.observation.prompt.version"),
            history(exchange),
            role == SpanRole.RETRIEVER ? documents(span) : List.of()),
        ofLog);
  }

  private static List<String> history(Exchange exchange) {
    List<String> earlier = exchange.history();
    return earlier.subList(Math.max(0, earlier.size() - MAX_HISTORY), earlier.size()).stream()
        .map(TraceSpan::digest)
        .toList();
  }

  private static List<String> documents(OtlpSpan span) {
    List<Optional<String>> ids = new ArrayList<>();
    IndexedMessages.numbered(span.attributes(), "retrieval.documents.")
        .values()
        .forEach(document -> ids.add(TelemetryIds.text(document, "document.id")));
    JsonNode list =
        span.attributes()
            .getOrDefault("gen_ai.retrieval.documents", JsonNodeFactory.instance.nullNode());
    MessageParser.structured(list)
        .forEach(document -> ids.add(TelemetryIds.text(Map.of("id", document.path("id")), "id")));
    return ids.stream()
        .flatMap(Optional::stream)
        .filter(id -> id.length() <= JsonFieldReader.ID)
        .distinct()
        .limit(MAX_DOCUMENTS)
        .toList();
  }
}
