package dev.retune.collector.otlp.genai;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.otlp.model.Telemetry;
import dev.retune.collector.otlp.wire.OtlpEncoding;
import dev.retune.collector.otlp.wire.OtlpReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Any body is telemetry that can be stored, or a problem with a 4xx status. */
class OtlpFuzz {
  private static final Instant NOON = Instant.parse("2025-11-22T12:00:00Z");
  private final TelemetryReader reader =
      new TelemetryReader(new UserVoteNames(List.of()), Clock.fixed(NOON, ZoneOffset.UTC));

  @FuzzTest(maxDuration = "5m")
  void anyBody(byte[] bytes) {
    for (OtlpEncoding encoding : OtlpEncoding.values()) {
      try {
        check(reader.ofSpans(OtlpReader.spans(encoding, bytes)));
      } catch (ProblemDetails.ProblemException e) {
        assertThat(e.problem().status()).isEqualTo(400);
      }
      try {
        check(reader.ofLogs(OtlpReader.logs(encoding, bytes)));
      } catch (ProblemDetails.ProblemException e) {
        assertThat(e.problem().status()).isEqualTo(400);
      }
    }
  }

  private static void check(Telemetry telemetry) {
    telemetry
        .spans()
        .forEach(
            span -> {
              assertThat(span.traceId()).matches("[0-9a-f]{32}");
              assertThat(span.spanId()).matches("[0-9a-f]{16}");
              assertThat(span.question().orElse("x")).isNotBlank();
              assertThat(span.answer().orElse("x").length()).isBetween(1, JsonFieldReader.TEXT);
              assertThat(span.responseId().orElse("").length())
                  .isLessThanOrEqualTo(JsonFieldReader.ID);
              assertThat(span.endedAt()).isBefore(NOON.plusSeconds(86_401));
            });
    telemetry
        .votes()
        .forEach(
            vote -> {
              assertThat(vote.id()).hasSizeLessThanOrEqualTo(200);
              assertThat(vote.traceId().isEmpty() && vote.responseId().isEmpty()).isFalse();
            });
  }
}
