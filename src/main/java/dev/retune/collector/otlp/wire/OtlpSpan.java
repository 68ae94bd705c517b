package dev.retune.collector.otlp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A span as received.
 *
 * @param traceId 32 lower-case hexadecimal digits when valid
 * @param spanId 16 lower-case hexadecimal digits when valid
 * @param parentId empty for the root of a trace
 * @param startNanos nanoseconds since 1970
 * @param endNanos nanoseconds since 1970
 * @param failed whether its status is an error
 */
public record OtlpSpan(
    String traceId,
    String spanId,
    String parentId,
    String name,
    long startNanos,
    long endNanos,
    boolean failed,
    Map<String, JsonNode> attributes,
    List<OtlpEvent> events) {}
