package dev.retune.bench;

import com.google.protobuf.ByteString;
import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.collector.api.CollectorServer;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.LatencyHistogram;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Measures durable spans with votes per second over OTLP on loopback into an H2 file, with exporter
 * and collector in one process. Each request holds 50 traces of four spans (request, retrieval,
 * tool, model with a question and an answer of some hundred characters); a second one holds a vote
 * on each. Requests are sent at a constant rate regardless of answers, and latency counts from the
 * scheduled time. Settings: {@code -Dretune.bench.rate} spans per second (default 4000), {@code
 * -Dretune.bench.seconds} (default 30).
 */
final class OtlpBench {
  private static final int WARM_UP = 5;
  private static final int TRACES = 50;
  private static final int SPANS = 4;
  private static final String TEXT =
      "Some words of a usual length about a matter at work. ".repeat(8);

  private final PacedRequests requests = new PacedRequests();
  private final String address;
  private final long startNanos = Instant.now().getEpochSecond() * 1_000_000_000L;

  private OtlpBench(int port) {
    address = "http://127.0.0.1:" + port;
  }

  /** Runs the benchmark and prints one line. */
  public static void main(String[] args) throws Exception {
    int rate = Integer.getInteger("retune.bench.rate", 4_000);
    int seconds = Integer.getInteger("retune.bench.seconds", 30);
    Path folder = Files.createTempDirectory("retune-bench");
    try (Workspace workspace =
            Workspace.open(DatabaseUrl.h2File(folder.resolve("retune")), EntityClasses.all());
        CollectorServer server = BenchCollector.start(workspace)) {
      OtlpBench bench = new OtlpBench(server.port());
      int perSecond = rate / (TRACES * SPANS);
      bench.send(perSecond, WARM_UP, 0);
      LatencyHistogram latencies = bench.send(perSecond, seconds, perSecond * WARM_UP);
      String count =
          workspace.read(
              s ->
                  s.createNativeQuery(
                          "select (select count(*) from conversation_log) || ' answers, '"
                              + " || (select count(*) from feedback_log where conversation_id is"
                              + " not null) || ' votes'",
                          String.class)
                      .getSingleResult());
      System.out.printf(
          Locale.ROOT,
          "%d spans/s with %d votes/s for %d s: %s (with warm-up, %d expected); %s%n",
          perSecond * TRACES * SPANS,
          perSecond * TRACES,
          seconds,
          count,
          (long) perSecond * TRACES * (seconds + WARM_UP),
          latencies);
    }
  }

  private LatencyHistogram send(int perSecond, int seconds, int first) throws InterruptedException {
    return requests.send(
        perSecond,
        seconds,
        i -> List.of(post("/v1/traces", spans(first + i)), post("/v1/logs", votes(first + i))));
  }

  private HttpRequest post(String path, byte[] body) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Content-Type", "application/x-protobuf")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private byte[] spans(int request) {
    ExportTraceServiceRequest.Builder message = ExportTraceServiceRequest.newBuilder();
    var scope = message.addResourceSpansBuilder().addScopeSpansBuilder();
    for (int i = 0; i < TRACES; i++) {
      int trace = request * TRACES + i + 1;
      scope.addSpans(
          span(trace, 2)
              .addAttributes(text("gen_ai.operation.name", "retrieval"))
              .addAttributes(
                  text("gen_ai.retrieval.documents", "[{\"id\":\"d" + trace % 99 + "\"}]")));
      scope.addSpans(span(trace, 3).addAttributes(text("gen_ai.operation.name", "execute_tool")));
      scope.addSpans(
          span(trace, 4)
              .addAttributes(text("gen_ai.operation.name", "chat"))
              .addAttributes(text("gen_ai.request.model", "m"))
              .addAttributes(
                  text(
                      "gen_ai.input.messages",
                      "[{\"role\":\"user\",\"content\":\"" + trace + TEXT + "\"}]"))
              .addAttributes(
                  text(
                      "gen_ai.output.messages",
                      "[{\"role\":\"assistant\",\"content\":\"" + TEXT + "\"}]")));
      scope.addSpans(span(trace, 1).addAttributes(text("http.route", "/chat")));
    }
    return message.build().toByteArray();
  }

  private byte[] votes(int request) {
    ExportLogsServiceRequest.Builder message = ExportLogsServiceRequest.newBuilder();
    var scope = message.addResourceLogsBuilder().addScopeLogsBuilder();
    for (int i = 0; i < TRACES; i++) {
      int trace = request * TRACES + i + 1;
      scope.addLogRecords(
          LogRecord.newBuilder()
              .setTraceId(traceId(trace))
              .setSpanId(spanId(4))
              .setEventName("gen_ai.evaluation.result")
              .setTimeUnixNano(startNanos)
              .addAttributes(text("gen_ai.evaluation.name", "user_feedback"))
              .addAttributes(
                  text("gen_ai.evaluation.score.label", trace % 3 == 0 ? "dislike" : "like"))
              .addAttributes(text("gen_ai.evaluation.explanation", "reason " + trace))
              .addAttributes(text("user.id", "u" + trace)));
    }
    return message.build().toByteArray();
  }

  private Span.Builder span(int trace, int id) {
    long start = startNanos + (id == 1 ? 0 : id * 1_000_000L);
    return Span.newBuilder()
        .setTraceId(traceId(trace))
        .setSpanId(spanId(id))
        .setParentSpanId(id == 1 ? ByteString.EMPTY : spanId(1))
        .setName("span " + id)
        .setStartTimeUnixNano(start)
        .setEndTimeUnixNano(id == 1 ? startNanos + 9_000_000L : start + 1_000_000L);
  }

  private static ByteString traceId(int trace) {
    return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(1).putLong(trace).array());
  }

  private static ByteString spanId(int id) {
    return ByteString.copyFrom(ByteBuffer.allocate(8).putLong(id).array());
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }
}
