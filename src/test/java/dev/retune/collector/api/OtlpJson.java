package dev.retune.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Writes requests in OTLP/JSON. */
public final class OtlpJson {
  public static final Instant T0 = Instant.parse("2025-11-20T09:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private OtlpJson() {}

  /** A valid trace id. */
  public static String trace(int number) {
    return "%032x".formatted(number);
  }

  /** A valid span id. */
  public static String span(int number) {
    return "%016x".formatted(number);
  }

  /** A span from one second after T0 to another; parent 0 stands for none. */
  public static ObjectNode span(
      int trace, int id, int parent, int from, int to, Map<String, ?> attributes) {
    ObjectNode span = JSON.createObjectNode();
    span.put("traceId", trace(trace));
    span.put("spanId", span(id));
    if (parent != 0) {
      span.put("parentSpanId", span(parent));
    }
    span.put("name", "span " + id);
    span.put("kind", 1);
    span.put("startTimeUnixNano", nanos(T0.plusSeconds(from)));
    span.put("endTimeUnixNano", nanos(T0.plusSeconds(to)));
    span.set("attributes", attributes(attributes));
    return span;
  }

  /** The attributes of a call of a model in the current form. */
  public static Map<String, Object> chat(String question, String answer) {
    return new TreeMap<>(
        Map.of(
            "gen_ai.operation.name",
            "chat",
            "gen_ai.request.model",
            "m-1",
            "gen_ai.input.messages",
            "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\""
                + question
                + "\"}]}]",
            "gen_ai.output.messages",
            "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\""
                + answer
                + "\"}],\"finish_reason\":\"stop\"}]"));
  }

  public static ObjectNode event(String name, Instant at, Map<String, ?> attributes) {
    ObjectNode event = JSON.createObjectNode();
    event.put("name", name);
    event.put("timeUnixNano", nanos(at));
    event.set("attributes", attributes(attributes));
    return event;
  }

  /** A log record that holds a user's vote; trace 0 and span 0 stand for none. */
  public static ObjectNode vote(int trace, int span, int second, Map<String, ?> more) {
    ObjectNode log = JSON.createObjectNode();
    if (trace != 0) {
      log.put("traceId", trace(trace));
    }
    if (span != 0) {
      log.put("spanId", span(span));
    }
    log.put("eventName", "gen_ai.evaluation.result");
    log.put("timeUnixNano", nanos(T0.plusSeconds(second)));
    Map<String, Object> all = new TreeMap<>(Map.of("gen_ai.evaluation.name", "user_feedback"));
    all.putAll(more);
    log.set("attributes", attributes(all));
    return log;
  }

  public static String traces(JsonNode... spans) {
    return request("resourceSpans", "scopeSpans", "spans", spans);
  }

  public static String logs(JsonNode... logs) {
    return request("resourceLogs", "scopeLogs", "logRecords", logs);
  }

  private static String request(String resources, String scopes, String name, JsonNode... rows) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode list =
        body.putArray(resources).addObject().putArray(scopes).addObject().putArray(name);
    for (JsonNode row : rows) {
      list.add(row);
    }
    return body.toString();
  }

  private static String nanos(Instant at) {
    return at.getEpochSecond() + "%09d".formatted(at.getNano());
  }

  private static ArrayNode attributes(Map<String, ?> values) {
    ArrayNode attributes = JSON.createArrayNode();
    values.forEach(
        (key, value) -> {
          ObjectNode any = attributes.addObject().put("key", key).putObject("value");
          switch (value) {
            case Integer i -> any.put("intValue", String.valueOf(i));
            case Double d -> any.put("doubleValue", d);
            case Boolean b -> any.put("boolValue", b);
            default -> any.put("stringValue", value.toString());
          }
        });
    return attributes;
  }
}
