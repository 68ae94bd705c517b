package dev.retune.collector.otlp.wire;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedOutputStream;
import dev.retune.common.text.JsonFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes OTLP's answers. */
public final class OtlpResponse {
  private static final JsonMapper JSON = JsonFormat.mapper();
  // google.rpc.Status: int32 code = 1; string message = 2
  private static final int CODE = 1;
  private static final int MESSAGE = 2;

  private OtlpResponse() {}

  /** What a request carried. */
  public enum Signal {
    TRACES("rejectedSpans"),
    LOGS("rejectedLogRecords");

    private final String rejected;

    Signal(String rejected) {
      this.rejected = rejected;
    }
  }

  /**
   * The answer to an accepted request. Without rejected rows and without a message it is empty, as
   * the protocol wants it; a message alone is a hint.
   */
  public static byte[] accepted(
      OtlpEncoding encoding, Signal signal, long rejected, String message) {
    boolean partial = rejected > 0 || !message.isEmpty();
    if (encoding == OtlpEncoding.JSON) {
      ObjectNode answer = JSON.createObjectNode();
      if (partial) {
        answer
            .putObject("partialSuccess")
            .put(signal.rejected, String.valueOf(rejected))
            .put("errorMessage", message);
      }
      return answer.toString().getBytes(StandardCharsets.UTF_8);
    }
    return switch (signal) {
      case TRACES -> {
        var answer = ExportTraceServiceResponse.newBuilder();
        if (partial) {
          answer.setPartialSuccess(
              ExportTracePartialSuccess.newBuilder()
                  .setRejectedSpans(rejected)
                  .setErrorMessage(message));
        }
        yield answer.build().toByteArray();
      }
      case LOGS -> {
        var answer = ExportLogsServiceResponse.newBuilder();
        if (partial) {
          answer.setPartialSuccess(
              ExportLogsPartialSuccess.newBuilder()
                  .setRejectedLogRecords(rejected)
                  .setErrorMessage(message));
        }
        yield answer.build().toByteArray();
      }
    };
  }

  /** The answer to a failed request: a google.rpc.Status. */
  public static byte[] failed(OtlpEncoding encoding, int httpStatus, String message) {
    if (encoding == OtlpEncoding.JSON) {
      return JSON.createObjectNode()
          .put("code", code(httpStatus))
          .put("message", message)
          .toString()
          .getBytes(StandardCharsets.UTF_8);
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeInt32(CODE, code(httpStatus));
      out.writeString(MESSAGE, message);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code of google.rpc.Code that corresponds to an HTTP status. */
  private static int code(int httpStatus) {
    return switch (httpStatus) {
      case 401 -> 16;
      case 403 -> 7;
      case 404 -> 5;
      case 413, 429 -> 8;
      case 503 -> 14;
      default -> httpStatus < 500 ? 3 : 13;
    };
  }
}
