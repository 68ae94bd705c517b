package dev.retune.collector.api;

import static dev.retune.collector.api.OtlpJson.chat;
import static dev.retune.collector.api.OtlpJson.logs;
import static dev.retune.collector.api.OtlpJson.span;
import static dev.retune.collector.api.OtlpJson.traces;
import static dev.retune.collector.api.OtlpJson.vote;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.auth.ApiKeyScope;
import dev.retune.collector.model.CollectorLimits;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.support.TestDatabases;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the specification of OTLP over HTTP wants of a server. */
@SuppressWarnings("NullAway.Init") // set before each test
class OtlpProtocolHttpTest {
  private static final String PROTOBUF = "application/x-protobuf";
  private static final String JSON = "application/json";
  private static final long SECOND = 1_000_000_000L;

  private final HttpClient client = HttpClient.newHttpClient();
  private CollectorFixture collector;

  @BeforeEach
  void start() {
    CollectorSettings local = CollectorSettings.loopback(0);
    collector = new CollectorFixture(TestDatabases.H2.migrated(), Clock.systemUTC(), local, "");
  }

  @AfterEach
  void close() {
    collector.close();
  }

  private HttpResponse<byte[]> send(String path, String type, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(collector.at(path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static KeyValue pair(String key, AnyValue.Builder value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  private static AnyValue.Builder text(String text) {
    return AnyValue.newBuilder().setStringValue(text);
  }

  private static ByteString id(int number, int length) {
    return ByteString.copyFrom(
        HexFormat.of().parseHex(("%0" + 2 * length + "x").formatted(number)));
  }

  /** Messages as structured values, as newer instrumentations send them. */
  private static Span protobufSpan(int trace) {
    AnyValue.Builder message = AnyValue.newBuilder();
    message
        .getKvlistValueBuilder()
        .addValues(pair("role", text("user")))
        .addValues(
            pair(
                "parts",
                AnyValue.newBuilder()
                    .setArrayValue(
                        io.opentelemetry.proto.common.v1.ArrayValue.newBuilder()
                            .addValues(
                                AnyValue.newBuilder()
                                    .setKvlistValue(
                                        io.opentelemetry.proto.common.v1.KeyValueList.newBuilder()
                                            .addValues(pair("type", text("text")))
                                            .addValues(pair("content", text("질문?"))))))));
    return Span.newBuilder()
        .setTraceId(id(trace, 16))
        .setSpanId(id(1, 8))
        .setName("chat")
        .setStartTimeUnixNano(1_763_600_000L * SECOND)
        .setEndTimeUnixNano(1_763_600_001L * SECOND)
        .addAttributes(pair("gen_ai.operation.name", text("chat")))
        .addAttributes(
            pair(
                "gen_ai.input.messages",
                AnyValue.newBuilder()
                    .setArrayValue(
                        io.opentelemetry.proto.common.v1.ArrayValue.newBuilder()
                            .addValues(message))))
        .addAttributes(
            pair(
                "gen_ai.output.messages",
                text(
                    "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"답\"}]}]")))
        .build();
  }

  private static byte[] request(Span... spans) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    request.addResourceSpansBuilder().addScopeSpansBuilder().addAllSpans(List.of(spans));
    return request.build().toByteArray();
  }

  private static byte[] request(LogRecord... records) {
    ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
    request.addResourceLogsBuilder().addScopeLogsBuilder().addAllLogRecords(List.of(records));
    return request.build().toByteArray();
  }

  private static String type(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  /** Code and message of a google.rpc.Status. */
  private static Map.Entry<Integer, String> status(byte[] bytes) throws Exception {
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    assertThat(in.readTag()).isEqualTo(8);
    int code = in.readInt32();
    assertThat(in.readTag()).isEqualTo(18);
    String message = in.readStringRequireUtf8();
    assertThat(in.isAtEnd()).isTrue();
    return Map.entry(code, message);
  }

  @Test
  void protobufIsAnsweredInProtobuf() throws Exception {
    var answer = send("/v1/traces", PROTOBUF, request(protobufSpan(1)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(type(answer)).isEqualTo(PROTOBUF);
    assertThat(ExportTraceServiceResponse.parseFrom(answer.body()).hasPartialSuccess()).isFalse();
    LogRecord vote =
        LogRecord.newBuilder()
            .setTraceId(id(1, 16))
            .setSpanId(id(1, 8))
            .setEventName("gen_ai.evaluation.result")
            .setTimeUnixNano(1_763_600_010L * SECOND)
            .addAttributes(pair("gen_ai.evaluation.name", text("user_feedback")))
            .addAttributes(
                pair("gen_ai.evaluation.score.value", AnyValue.newBuilder().setDoubleValue(1)))
            .build();
    LogRecord older =
        vote.toBuilder()
            .clearEventName()
            .addAttributes(pair("event.name", text("gen_ai.evaluation.result")))
            .addAttributes(pair("user.id", text("u")))
            .build();
    LogRecord judged =
        vote.toBuilder()
            .clearAttributes()
            .addAttributes(pair("gen_ai.evaluation.name", text("Relevance")))
            .build();
    var voted = send("/v1/logs", PROTOBUF, request(vote, older, judged));
    assertThat(voted.statusCode()).isEqualTo(200);
    var partial = ExportLogsServiceResponse.parseFrom(voted.body()).getPartialSuccess();
    assertThat(partial.getRejectedLogRecords()).isZero();
    assertThat(partial.getErrorMessage()).contains("Relevance");
    assertThat(
            collector.one(
                "select c.user_message || ' ' || c.ai_response || ' ' || count(*) from feedback_log"
                    + " v join conversation_log c on c.id = v.conversation_id"
                    + " where v.feedback = 'like' group by c.user_message, c.ai_response"))
        .isEqualTo("질문? 답 2");
  }

  @Test
  void gzipIsReadInBothEncodings() throws Exception {
    assertThat(
            send("/v1/traces", PROTOBUF, gzip(request(protobufSpan(1))), "Content-Encoding", "gzip")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            send(
                    "/v1/traces",
                    JSON + "; charset=utf-8",
                    gzip(bytes(traces(span(2, 1, 0, 0, 1, chat("q", "a"))))),
                    "Content-Encoding",
                    "GZIP")
                .statusCode())
        .isEqualTo(200);
    assertThat(collector.one("select count(*) from conversation_log")).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/traces", "/v1/logs"})
  void anEmptyRequestIsFine(String path) throws Exception {
    assertThat(send(path, PROTOBUF, new byte[0]).body()).isEmpty();
    var answer = send(path, JSON, bytes("{}"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
  }

  @Test
  void idsMayBeInCapitalsAndUnknownNamesAreIgnored() throws Exception {
    var span = span(171, 1, 0, 0, 1, chat("q", "a"));
    span.put("traceId", OtlpJson.trace(171).toUpperCase(java.util.Locale.ROOT));
    span.putObject("later").put("than", "this");
    assertThat(send("/v1/traces", JSON, bytes(traces(span))).statusCode()).isEqualTo(200);
    assertThat(collector.one("select external_id from conversation_log"))
        .isEqualTo(OtlpJson.trace(171));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"resourceSpans": [
          []
          {"resourceSpans": 7}
          {"resourceSpans": [7]}
          {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":5}]}]}]}
          {"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":"soon"}]}]}]}
          {"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"a","value":{"intValue":"x"}}]}]}]}]}
          """)
  void brokenJsonIsRefusedForGood(String body) throws Exception {
    var answer = send("/v1/traces", JSON, bytes(body));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo(JSON);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .startsWith("{\"code\":3,\"message\":\"The body is not ");
  }

  @Test
  void brokenBodiesAreRefusedInTheirEncoding() throws Exception {
    var protobuf = send("/v1/traces", PROTOBUF, new byte[] {10, 127, 1});
    assertThat(protobuf.statusCode()).isEqualTo(400);
    assertThat(type(protobuf)).isEqualTo(PROTOBUF);
    assertThat(status(protobuf.body()))
        .isEqualTo(Map.entry(3, "The body is not a valid OTLP message in protobuf."));
    var gzip = send("/v1/logs", PROTOBUF, new byte[] {31, -117, 8}, "Content-Encoding", "gzip");
    assertThat(gzip.statusCode()).isEqualTo(400);
    assertThat(status(gzip.body()).getValue()).isEqualTo("The body is not valid gzip.");
  }

  @Test
  void otherContentIsRefused() throws Exception {
    assertThat(send("/v1/traces", "text/plain", bytes("{}")).statusCode()).isEqualTo(415);
    assertThat(send("/v1/traces", "", bytes("{}")).statusCode()).isEqualTo(415);
    var packed = send("/v1/traces", PROTOBUF, new byte[0], "Content-Encoding", "zstd");
    assertThat(packed.statusCode()).isEqualTo(415);
    assertThat(status(packed.body()).getValue()).contains("gzip");
    assertThat(send("/v1/metrics", PROTOBUF, new byte[0]).statusCode()).isEqualTo(404);
  }

  @Test
  void aBodyThatGrowsBeyondTheLimitIsRefused() throws Exception {
    byte[] bomb = gzip(new byte[200 * 1024 * 1024]);
    assertThat(bomb.length).isLessThan(1024 * 1024);
    var answer = send("/v1/traces", PROTOBUF, bomb, "Content-Encoding", "gzip");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(status(answer.body()).getKey()).isEqualTo(8);
    assertThat(send("/v1/logs", PROTOBUF, new byte[17 * 1024 * 1024]).statusCode()).isEqualTo(413);
  }

  @Test
  void aKeyNeedsBothScopes() throws Exception {
    ApiKeyRepository keys = new ApiKeyRepository(collector.workspace, Clock.systemUTC());
    String both =
        keys.create("both", EnumSet.of(ApiKeyScope.FEEDBACK, ApiKeyScope.INGEST)).secret();
    String one = keys.create("one", EnumSet.of(ApiKeyScope.INGEST)).secret();
    byte[] body = request(protobufSpan(1));
    var none = send("/v1/traces", PROTOBUF, body);
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(type(none)).isEqualTo(PROTOBUF);
    assertThat(status(none.body()).getKey()).isEqualTo(16);
    assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    var lacking = send("/v1/logs", PROTOBUF, body, "Authorization", "Bearer " + one);
    assertThat(lacking.statusCode()).isEqualTo(403);
    assertThat(send("/v1/traces", PROTOBUF, body, "Authorization", "Bearer " + both).statusCode())
        .isEqualTo(200);
  }

  @Test
  void tooManyRequestsAreToldWhenToComeAgain() throws Exception {
    collector.close();
    InstantSource still = () -> OtlpJson.T0.plusSeconds(3_600);
    CollectorLimits.Rate once = new CollectorLimits.Rate(0.1, 1);
    collector =
        new CollectorFixture(
            TestDatabases.H2.migrated(),
            still.withZone(ZoneOffset.UTC),
            CollectorSettings.loopback(0)
                .with(new CollectorLimits(once, once, once, CollectorLimits.Bursts.standard())),
            "");
    byte[] body = bytes(logs(vote(1, 1, 1, Map.of("gen_ai.evaluation.score.value", 1))));
    assertThat(send("/v1/logs", JSON, body).statusCode()).isEqualTo(200);
    var answer = send("/v1/logs", JSON, body);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"code\":8,");
  }

  @Test
  void anExporterIsToldToComeAgainWhileTheDatabaseFails() throws Exception {
    collector.close();
    CollectorSettings local = CollectorSettings.loopback(0);
    collector =
        new CollectorFixture(TestDatabases.POSTGRESQL.migrated(), Clock.systemUTC(), local, "");
    collector.workspace.run(
        s -> s.createNativeMutationQuery("drop table trace_vote").executeUpdate());
    var answer = send("/v1/traces", PROTOBUF, request(protobufSpan(1)));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(status(answer.body()).getKey()).isEqualTo(14);
  }
}
