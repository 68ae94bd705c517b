package dev.retune.collector.otlp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An event: an event of a span, or a log record.
 *
 * @param traceId empty when it belongs to no span
 * @param spanId empty when it belongs to no span
 * @param nanos nanoseconds since 1970; 0 when unknown
 * @param body null node when there is none
 */
public record OtlpEvent(
    String traceId,
    String spanId,
    String name,
    long nanos,
    Map<String, JsonNode> attributes,
    JsonNode body) {}
