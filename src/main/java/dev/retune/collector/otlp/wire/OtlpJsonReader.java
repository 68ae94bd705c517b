package dev.retune.collector.otlp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.http.RequestBodyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads OTLP in JSON: ids are hexadecimal (not base64 as in protobuf's own mapping), whole numbers
 * of 64 bits are texts or numbers, and unknown names are ignored.
 */
final class OtlpJsonReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int ERROR = 2;

  private OtlpJsonReader() {}

  static List<OtlpSpan> spans(byte[] bytes) {
    return read(bytes, "resourceSpans", "scopeSpans", "spans", OtlpJsonReader::span);
  }

  static List<OtlpEvent> logs(byte[] bytes) {
    return read(bytes, "resourceLogs", "scopeLogs", "logRecords", OtlpJsonReader::log);
  }

  private static <T> List<T> read(
      byte[] bytes, String resources, String scopes, String rows, Function<JsonNode, T> reader) {
    JsonNode body = RequestBodyReader.parsed(bytes);
    if (!body.isObject()) {
      throw malformed("");
    }
    List<T> found = new ArrayList<>();
    for (JsonNode resource : list(body, resources)) {
      for (JsonNode scope : list(resource, scopes)) {
        list(scope, rows).forEach(row -> found.add(reader.apply(row)));
      }
    }
    return found;
  }

  private static OtlpSpan span(JsonNode span) {
    String trace = hex(span, "traceId");
    String id = hex(span, "spanId");
    List<OtlpEvent> events = new ArrayList<>();
    for (JsonNode event : list(span, "events")) {
      events.add(
          new OtlpEvent(
              trace,
              id,
              text(event, "name"),
              nanos(event, "timeUnixNano"),
              attributes(event),
              NODES.nullNode()));
    }
    return new OtlpSpan(
        trace,
        id,
        hex(span, "parentSpanId"),
        text(span, "name"),
        nanos(span, "startTimeUnixNano"),
        nanos(span, "endTimeUnixNano"),
        span.path("status").path("code").asInt() == ERROR,
        attributes(span),
        events);
  }

  private static OtlpEvent log(JsonNode log) {
    Map<String, JsonNode> attributes = attributes(log);
    long time = nanos(log, "timeUnixNano");
    return new OtlpEvent(
        hex(log, "traceId"),
        hex(log, "spanId"),
        OtlpReader.eventName(text(log, "eventName"), attributes),
        time == 0 ? nanos(log, "observedTimeUnixNano") : time,
        attributes,
        value(log.path("body")));
  }

  private static List<JsonNode> list(JsonNode object, String name) {
    JsonNode list = object.path(name);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw malformed(name);
    }
    List<JsonNode> elements = new ArrayList<>();
    for (JsonNode element : list) {
      if (!element.isObject()) {
        throw malformed(name);
      }
      elements.add(element);
    }
    return elements;
  }

  private static String text(JsonNode object, String name) {
    JsonNode text = object.path(name);
    if (text.isMissingNode() || text.isNull()) {
      return "";
    }
    if (!text.isTextual()) {
      throw malformed(name);
    }
    return text.asText();
  }

  private static String hex(JsonNode object, String name) {
    return text(object, name).toLowerCase(Locale.ROOT);
  }

  private static long nanos(JsonNode object, String name) {
    JsonNode nanos = object.path(name);
    if (nanos.isMissingNode() || nanos.isNull()) {
      return 0;
    }
    try {
      return Long.parseUnsignedLong(nanos.asText());
    } catch (NumberFormatException e) {
      throw malformed(name);
    }
  }

  private static Map<String, JsonNode> attributes(JsonNode object) {
    Map<String, JsonNode> attributes = new LinkedHashMap<>();
    for (JsonNode pair : list(object, "attributes")) {
      attributes.put(text(pair, "key"), value(pair.path("value")));
    }
    return attributes;
  }

  private static JsonNode value(JsonNode any) {
    if (any.has("stringValue")) {
      return NODES.textNode(text(any, "stringValue"));
    }
    if (any.has("boolValue")) {
      return NODES.booleanNode(any.path("boolValue").asBoolean());
    }
    if (any.has("intValue")) {
      return whole(any.path("intValue"));
    }
    if (any.has("doubleValue")) {
      return number(any.path("doubleValue"));
    }
    if (any.has("arrayValue")) {
      ArrayNode array = NODES.arrayNode();
      list(any.path("arrayValue"), "values").forEach(element -> array.add(value(element)));
      return array;
    }
    if (any.has("kvlistValue")) {
      ObjectNode object = NODES.objectNode();
      list(any.path("kvlistValue"), "values")
          .forEach(pair -> object.set(text(pair, "key"), value(pair.path("value"))));
      return object;
    }
    return any.has("bytesValue") ? NODES.textNode(text(any, "bytesValue")) : NODES.nullNode();
  }

  private static JsonNode whole(JsonNode number) {
    try {
      return NODES.numberNode(Long.parseLong(number.asText()));
    } catch (NumberFormatException e) {
      throw malformed("intValue");
    }
  }

  /** Protobuf's mapping writes what JSON has no numbers for as texts, such as "NaN". */
  private static JsonNode number(JsonNode number) {
    try {
      return NODES.numberNode(Double.parseDouble(number.asText()));
    } catch (NumberFormatException e) {
      throw malformed("doubleValue");
    }
  }

  private static ProblemDetails.ProblemException malformed(String name) {
    return ProblemDetails.of(400, "collector.otlp.malformed", name.isEmpty() ? "/" : name);
  }
}
