package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.auth.ApiKeyScope;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenTelemetry's own SDK and exporters against the collector. */
class OtlpExporterTest {
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("gen_ai.operation.name");
  private static final AttributeKey<String> INPUT = AttributeKey.stringKey("gen_ai.input.messages");
  private static final AttributeKey<String> OUTPUT =
      AttributeKey.stringKey("gen_ai.output.messages");

  @ParameterizedTest
  @CsvSource({"gzip, true", "none, false"})
  void spansAndVotesOfTheSdkArrive(String compression, boolean batched) throws Exception {
    try (CollectorFixture collector = new CollectorFixture()) {
      String key =
          new ApiKeyRepository(collector.workspace, Clock.systemUTC())
              .create("sdk", EnumSet.of(ApiKeyScope.FEEDBACK, ApiKeyScope.INGEST))
              .secret();
      OtlpHttpSpanExporter spans =
          OtlpHttpSpanExporter.builder()
              .setEndpoint(collector.at("/v1/traces").toString())
              .addHeader("Authorization", "Bearer " + key)
              .setCompression(compression)
              .build();
      OtlpHttpLogRecordExporter logs =
          OtlpHttpLogRecordExporter.builder()
              .setEndpoint(collector.at("/v1/logs").toString())
              .addHeader("Authorization", "Bearer " + key)
              .setCompression(compression)
              .build();
      try (SdkTracerProvider tracers =
              SdkTracerProvider.builder()
                  .addSpanProcessor(
                      batched
                          ? BatchSpanProcessor.builder(spans).build()
                          : SimpleSpanProcessor.create(spans))
                  .build();
          SdkLoggerProvider loggers =
              SdkLoggerProvider.builder()
                  .addLogRecordProcessor(BatchLogRecordProcessor.builder(logs).build())
                  .build()) {
        Span answered = answer(tracers, !batched);
        vote(loggers.get("chat"), answered);
        assertThat(tracers.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
        assertThat(loggers.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
        assertThat(
                collector.one(
                    "select c.external_id || ' ' || c.user_message || ' ' || c.ai_response || ' '"
                        + " || v.feedback || ' ' || v.voter || ' ' || v.reason from feedback_log v"
                        + " join conversation_log c on c.id = v.conversation_id"))
            .isEqualTo(
                answered.getSpanContext().getTraceId()
                    + " How long is a CV? Two pages. dislike u7 too short");
      }
    }
  }

  /** Ends a model call and then its request; exporters of single spans may send them reversed. */
  private static Span answer(SdkTracerProvider tracers, boolean inOrder) {
    Tracer tracer = tracers.get("chat");
    Span request = tracer.spanBuilder("POST /chat").setParent(Context.root()).startSpan();
    Span call =
        tracer
            .spanBuilder("chat m")
            .setParent(Context.root().with(request))
            .setAttribute(OPERATION, "chat")
            .setAttribute(INPUT, message("user", "How long is a CV?"))
            .setAttribute(OUTPUT, message("assistant", "Two pages."))
            .startSpan();
    call.end();
    if (inOrder) {
      assertThat(tracers.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
    }
    request.end();
    return call;
  }

  private static String message(String role, String text) {
    return "[{\"role\":\""
        + role
        + "\",\"parts\":[{\"type\":\"text\",\"content\":\""
        + text
        + "\"}]}]";
  }

  private static void vote(Logger logger, Span answered) {
    logger
        .logRecordBuilder()
        .setContext(Context.root().with(answered))
        .setEventName("gen_ai.evaluation.result")
        .setAllAttributes(
            Attributes.builder()
                .put("gen_ai.evaluation.name", "user_feedback")
                .put("gen_ai.evaluation.score.value", 0.0)
                .put("gen_ai.evaluation.score.label", "dislike")
                .put("gen_ai.evaluation.explanation", "too short")
                .put("user.id", "u7")
                .build())
        .emit();
  }

  @Test
  void aSpanThatTwoExportersSendCountsOnce() throws Exception {
    try (CollectorFixture collector = new CollectorFixture();
        SdkTracerProvider tracers =
            SdkTracerProvider.builder()
                .addSpanProcessor(processor(collector))
                .addSpanProcessor(processor(collector))
                .build()) {
      answer(tracers, false);
      assertThat(tracers.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
      assertThat(collector.one("select count(*) from conversation_log")).isEqualTo("1");
    }
  }

  private static BatchSpanProcessor processor(CollectorFixture collector) {
    return BatchSpanProcessor.builder(
            OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.at("/v1/traces").toString())
                .build())
        .build();
  }
}
