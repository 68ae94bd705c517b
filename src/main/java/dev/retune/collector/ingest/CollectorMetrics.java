package dev.retune.collector.ingest;

import dev.retune.collector.otlp.model.Remarks;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.IntSupplier;

/** The collector's Prometheus metrics. */
public final class CollectorMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter votes =
      Counter.builder()
          .name("retune_votes_total")
          .help("Votes by outcome: stored, repeated (a retry), held (part of a burst) or rejected.")
          .labelNames("outcome")
          .register(registry);
  private final Summary requests =
      Summary.builder()
          .name("retune_http_request_seconds")
          .help("Request duration; quantiles cover the last five minutes.")
          .labelNames("path", "status")
          .quantile(0.5, 0.01)
          .quantile(0.95, 0.005)
          .quantile(0.99, 0.001)
          .register(registry);

  private final Counter leftOut =
      Counter.builder()
          .name("retune_otlp_left_out_total")
          .help("Spans and evaluations received by OTLP that were not taken, by reason.")
          .labelNames("reason")
          .register(registry);

  public CollectorMetrics(IntSupplier queueLength) {
    GaugeWithCallback.builder()
        .name("retune_votes_waiting")
        .help("Requests with votes or answers waiting to be stored.")
        .callback(gauge -> gauge.call(queueLength.getAsInt()))
        .register(registry);
    for (String outcome : new String[] {"stored", "repeated", "held", "rejected"}) {
      votes.initLabelValues(outcome);
    }
  }

  public void vote(FeedbackQueue.Outcome outcome) {
    votes(outcome, 1);
  }

  /** Counts several votes with the same outcome. */
  public void votes(FeedbackQueue.Outcome outcome, int number) {
    votes
        .labelValues(
            switch (outcome) {
              case STORED -> "stored";
              case REPEATED -> "repeated";
              case HELD -> "held";
            })
        .inc(number);
  }

  /** Counts spans and evaluations that were not taken. */
  public void leftOut(Remarks.Reason reason, int number) {
    leftOut.labelValues(reason.name().toLowerCase(Locale.ROOT)).inc(number);
  }

  public void voteRejected() {
    votes.labelValues("rejected").inc();
  }

  /** Counts a request under its route, so that the number of label values stays small. */
  public void request(String path, int status, double seconds) {
    requests.labelValues(path, String.valueOf(status)).observe(seconds);
  }

  /** Returns all metrics in Prometheus' text format. */
  public String text() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
      return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
