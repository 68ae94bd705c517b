package dev.retune.collector.otlp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.http.RequestBodyReader;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads the bodies of OTLP requests. */
public final class OtlpReader {
  private OtlpReader() {}

  /** The spans of a request. */
  public static List<OtlpSpan> spans(OtlpEncoding encoding, byte[] body) {
    return switch (encoding) {
      case PROTOBUF -> OtlpProtobufReader.spans(body);
      case JSON -> OtlpJsonReader.spans(body);
    };
  }

  /** The log records of a request. */
  public static List<OtlpEvent> logs(OtlpEncoding encoding, byte[] body) {
    return switch (encoding) {
      case PROTOBUF -> OtlpProtobufReader.logs(body);
      case JSON -> OtlpJsonReader.logs(body);
    };
  }

  /** The encoding of a request; any other content is rejected. */
  public static OtlpEncoding encoding(Context ctx) {
    return OtlpEncoding.of(ctx.header("Content-Type"))
        .orElseThrow(() -> ProblemDetails.of(415, "collector.otlp.mediaType"));
  }

  /**
   * Reads a body, decompressed.
   *
   * @param limit maximum size in bytes, both as sent and decompressed
   */
  public static byte[] body(Context ctx, int limit) {
    byte[] sent = RequestBodyReader.bytes(ctx, limit);
    String compression = ctx.header("Content-Encoding");
    if (compression == null || compression.isBlank()) {
      return sent;
    }
    return switch (compression.strip().toLowerCase(Locale.ROOT)) {
      case "identity" -> sent;
      case "gzip" -> decompressed(sent, limit);
      default -> throw ProblemDetails.of(415, "collector.otlp.compression");
    };
  }

  static byte[] decompressed(byte[] sent, int limit) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      // never more than the limit in memory, however much the body claims to hold
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw ProblemDetails.of(413, "collector.tooLarge");
      }
      return bytes;
    } catch (IOException e) {
      throw ProblemDetails.of(400, "collector.otlp.brokenGzip");
    }
  }

  /** The name of a log record that is an event; before the field existed it was an attribute. */
  static String eventName(String field, Map<String, JsonNode> attributes) {
    return field.isEmpty()
        ? attributes.getOrDefault("event.name", JsonNodeFactory.instance.nullNode()).asText("")
        : field;
  }
}
