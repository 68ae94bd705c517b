package dev.retune.collector.otlp.trace;

import dev.retune.collector.otlp.model.Telemetry;
import dev.retune.collector.otlp.model.TraceVote;
import dev.retune.collector.quarantine.ActiveBurst;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A request to store.
 *
 * @param suspect the votes that belong to a burst
 * @param outcome completes once the request is on the disk
 */
public record TraceExport(
    Telemetry telemetry, Map<TraceVote, ActiveBurst> suspect, CompletableFuture<Outcome> outcome) {

  /**
   * What became of the votes of a request.
   *
   * @param repeated already known, or older than what is known
   */
  public record Outcome(int stored, int repeated, int held) {}

  public static TraceExport of(Telemetry telemetry, Map<TraceVote, ActiveBurst> suspect) {
    return new TraceExport(telemetry, suspect, new CompletableFuture<>());
  }
}
