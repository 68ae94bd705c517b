package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.otlp.model.Remarks;
import dev.retune.collector.otlp.model.SpanRole;
import dev.retune.collector.otlp.model.TraceSpan;
import dev.retune.collector.otlp.wire.OtlpSpan;
import dev.retune.persistence.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a span says about a chat: its role, question and answer, and details. */
final class TraceSpanReader {
  private static final int MAX_HISTORY = 100;
  private static final int MAX_DOCUMENTS = 100;

  private final Clock clock;

  TraceSpanReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads a span; empty when it has no part in a chat or cannot be used.
   *
   * @param ofLog whether it was put together of log records
   */
  Optional<TraceSpan> read(OtlpSpan span, boolean ofLog, Remarks remarks) {
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
