package dev.retune.collector.otlp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.retune.collector.http.ProblemDetails;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads OTLP in protobuf. */
final class OtlpProtobufReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private OtlpProtobufReader() {}

  static List<OtlpSpan> spans(byte[] bytes) {
    try {
      return ExportTraceServiceRequest.parseFrom(bytes).getResourceSpansList().stream()
          .flatMap(resource -> resource.getScopeSpansList().stream())
          .flatMap(scope -> scope.getSpansList().stream())
          .map(OtlpProtobufReader::span)
          .toList();
    } catch (InvalidProtocolBufferException e) {
      throw ProblemDetails.of(400, "collector.otlp.brokenProtobuf");
    }
  }

  static List<OtlpEvent> logs(byte[] bytes) {
    try {
      return ExportLogsServiceRequest.parseFrom(bytes).getResourceLogsList().stream()
          .flatMap(resource -> resource.getScopeLogsList().stream())
          .flatMap(scope -> scope.getLogRecordsList().stream())
          .map(OtlpProtobufReader::log)
          .toList();
    } catch (InvalidProtocolBufferException e) {
      throw ProblemDetails.of(400, "collector.otlp.brokenProtobuf");
    }
  }

  private static OtlpSpan span(Span span) {
    String trace = hex(span.getTraceId());
    String id = hex(span.getSpanId());
    return new OtlpSpan(
        trace,
        id,
        hex(span.getParentSpanId()),
        span.getName(),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano(),
        span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
        attributes(span.getAttributesList()),
        span.getEventsList().stream()
            .map(
                event ->
                    new OtlpEvent(
                        trace,
                        id,
                        event.getName(),
                        event.getTimeUnixNano(),
                        attributes(event.getAttributesList()),
                        NODES.nullNode()))
            .toList());
  }

  private static OtlpEvent log(LogRecord log) {
    Map<String, JsonNode> attributes = attributes(log.getAttributesList());
    return new OtlpEvent(
        hex(log.getTraceId()),
        hex(log.getSpanId()),
        OtlpReader.eventName(log.getEventName(), attributes),
        log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano(),
        attributes,
        value(log.getBody()));
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static Map<String, JsonNode> attributes(List<KeyValue> list) {
    Map<String, JsonNode> attributes = new LinkedHashMap<>();
    list.forEach(pair -> attributes.put(pair.getKey(), value(pair.getValue())));
    return attributes;
  }

  private static JsonNode value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> NODES.textNode(value.getStringValue());
      case BOOL_VALUE -> NODES.booleanNode(value.getBoolValue());
      case INT_VALUE -> NODES.numberNode(value.getIntValue());
      case DOUBLE_VALUE -> NODES.numberNode(value.getDoubleValue());
      case BYTES_VALUE -> NODES.binaryNode(value.getBytesValue().toByteArray());
      case ARRAY_VALUE -> {
        ArrayNode array = NODES.arrayNode();
        value.getArrayValue().getValuesList().forEach(element -> array.add(value(element)));
        yield array;
      }
      case KVLIST_VALUE -> {
        ObjectNode object = NODES.objectNode();
        value
            .getKvlistValue()
            .getValuesList()
            .forEach(pair -> object.set(pair.getKey(), value(pair.getValue())));
        yield object;
      }
      default -> NODES.nullNode();
    };
  }
}
