package dev.retune.collector.otlp.trace;

import dev.retune.collector.ingest.DefaultSourceProvider;
import dev.retune.collector.ingest.GroupStore;
import dev.retune.common.runtime.RepeatedFailureLog;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stores a group of requests in one transaction and completes their callers. Now and then it
 * completes traces that wait for no more.
 */
public final class TraceGroupWriter implements GroupStore<TraceExport> {
  // exporters send every five seconds, so what comes later is of an unusual trace
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration SETTLE_EVERY = Duration.ofSeconds(1);

  private final FeedbackStore store;
  private final DefaultSourceProvider source;
  private final Clock clock;
  private final RepeatedFailureLog failureLog;
  private volatile boolean mayWait = true;
  private long settledAt = System.nanoTime();

  public TraceGroupWriter(
      FeedbackStore store,
      DefaultSourceProvider source,
      Clock clock,
      RepeatedFailureLog failureLog) {
    this.store = store;
    this.source = source;
    this.clock = clock;
    this.failureLog = failureLog;
  }

  @Override
  public long length(TraceExport export) {
    return export.telemetry().length();
  }

  @Override
  public void store(List<TraceExport> group) {
    Map<TraceExport, TraceExport.Outcome> outcomes = stored(group);
    outcomes.forEach((export, outcome) -> export.outcome().complete(outcome));
  }

  @Override
  public void fail(TraceExport export, Throwable cause) {
    export.outcome().completeExceptionally(cause);
  }

  @Override
  public void logLoss(int exports, Throwable cause) {
    failureLog.error("traces", "traces could not be stored", cause);
  }

  @Override
  public void afterGroup() {
    if (System.nanoTime() - settledAt >= SETTLE_EVERY.toNanos()) {
      settledAt = System.nanoTime();
      settle();
    }
  }

  private Map<TraceExport, TraceExport.Outcome> stored(List<TraceExport> group) {
    Source into = source.get();
    Map<TraceExport, TraceExport.Outcome> outcomes = new HashMap<>();
    AtomicBoolean waits = new AtomicBoolean();
    store.store(
        into,
        connection -> {
          TraceTransaction transaction = new TraceTransaction(connection, into.id(), now());
          outcomes.clear();
          outcomes.putAll(transaction.add(group));
          waits.set(transaction.waits());
          return transaction.changes();
        });
    mayWait |= waits.get();
    return outcomes;
  }

  /** Tells the answers of traces whose first span has not come for a while. */
  void settle() {
    if (!mayWait) {
      return;
    }
    Source into = source.get();
    AtomicBoolean waits = new AtomicBoolean();
    store.store(
        into,
        connection -> {
          TraceTransaction transaction = new TraceTransaction(connection, into.id(), now());
          waits.set(transaction.settle(now().minus(PATIENCE)));
          return transaction.changes();
        });
    mayWait = waits.get();
  }

  private Instant now() {
    return SqlTime.now(clock);
  }
}
