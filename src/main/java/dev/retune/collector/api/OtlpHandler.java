package dev.retune.collector.api;

import dev.retune.collector.auth.RequestAuthenticator;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.http.ProblemResponseWriter;
import dev.retune.collector.ingest.CollectorMetrics;
import dev.retune.collector.ingest.FeedbackQueue;
import dev.retune.collector.otlp.genai.TelemetryReader;
import dev.retune.collector.otlp.genai.UserVoteNames;
import dev.retune.collector.otlp.model.Remarks;
import dev.retune.collector.otlp.model.Telemetry;
import dev.retune.collector.otlp.model.TraceVote;
import dev.retune.collector.otlp.trace.TraceExport;
import dev.retune.collector.otlp.trace.TraceQueue;
import dev.retune.collector.otlp.wire.OtlpEncoding;
import dev.retune.collector.otlp.wire.OtlpReader;
import dev.retune.collector.otlp.wire.OtlpResponse;
import dev.retune.collector.otlp.wire.OtlpResponse.Signal;
import dev.retune.collector.quarantine.ActiveBurst;
import dev.retune.collector.quarantine.BurstDetector;
import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.collector.quarantine.VoteSender;
import dev.retune.common.i18n.Texts;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * {@code POST /v1/traces} and {@code POST /v1/logs}: answers and users' votes by OTLP over HTTP,
 * acknowledged once they are durable.
 */
final class OtlpHandler {
  static final String TRACES = "/v1/traces";
  static final String LOGS = "/v1/logs";

  // decoded spans take several times the memory of their bytes
  private static final int DECODED_AT_ONCE = 8;
  private static final long PATIENCE_SECONDS = 5;

  private final TraceQueue queue;
  private final TelemetryReader reader;
  private final UserVoteNames names;
  private final BurstDetector bursts;
  private final CollectorMetrics metrics;
  private final ProblemResponseWriter problems;
  private final int limit;
  private final Semaphore decoding = new Semaphore(DECODED_AT_ONCE);

  OtlpHandler(
      TraceQueue queue,
      TelemetryReader reader,
      UserVoteNames names,
      BurstDetector bursts,
      CollectorMetrics metrics,
      ProblemResponseWriter problems,
      int limit) {
    this.queue = queue;
    this.reader = reader;
    this.names = names;
    this.bursts = bursts;
    this.metrics = metrics;
    this.problems = problems;
    this.limit = limit;
  }

  void traces(Context ctx) {
    take(ctx, Signal.TRACES);
  }

  void logs(Context ctx) {
    take(ctx, Signal.LOGS);
  }

  private void take(Context ctx, Signal signal) {
    OtlpEncoding encoding = OtlpReader.encoding(ctx);
    Telemetry telemetry = decoded(OtlpReader.body(ctx, limit), encoding, signal);
    TraceExport export = TraceExport.of(telemetry, suspects(ctx, telemetry));
    if (!telemetry.spans().isEmpty() || !telemetry.votes().isEmpty()) {
      count(queue.add(export).join());
    }
    Remarks remarks = telemetry.remarks();
    remarks.counts().forEach((reason, number) -> metrics.leftOut(reason, number));
    ctx.contentType(encoding.mediaType())
        .result(
            OtlpResponse.accepted(
                encoding, signal, remarks.rejected(), message(remarks, problems.language(ctx))));
  }

  private Telemetry decoded(byte[] body, OtlpEncoding encoding, Signal signal) {
    try {
      if (!decoding.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw ProblemDetails.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemDetails.busy();
    }
    try {
      return switch (signal) {
        case TRACES -> reader.ofSpans(OtlpReader.spans(encoding, body));
        case LOGS -> reader.ofLogs(OtlpReader.logs(encoding, body));
      };
    } finally {
      decoding.release();
    }
  }

  private Map<TraceVote, ActiveBurst> suspects(Context ctx, Telemetry telemetry) {
    Map<TraceVote, ActiveBurst> suspects = new HashMap<>();
    VoteSender key = new VoteSender(VoteBurst.Kind.KEY, RequestAuthenticator.caller(ctx));
    for (TraceVote vote : telemetry.votes()) {
      List<VoteSender> senders = new ArrayList<>();
      vote.voter().ifPresent(voter -> senders.add(new VoteSender(VoteBurst.Kind.VOTER, voter)));
      senders.add(key);
      bursts.count(senders).ifPresent(burst -> suspects.put(vote, burst));
    }
    return suspects;
  }

  private void count(TraceExport.Outcome outcome) {
    metrics.votes(FeedbackQueue.Outcome.STORED, outcome.stored());
    metrics.votes(FeedbackQueue.Outcome.REPEATED, outcome.repeated());
    metrics.votes(FeedbackQueue.Outcome.HELD, outcome.held());
  }

  private String message(Remarks remarks, Texts texts) {
    return remarks.counts().entrySet().stream()
        .map(
            entry ->
                texts.get(
                    entry.getKey().key(),
                    entry.getValue(),
                    remarks.names(entry.getKey()),
                    names.text()))
        .collect(Collectors.joining(" "));
  }
}
