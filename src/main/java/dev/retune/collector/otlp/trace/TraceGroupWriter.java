package dev.retune.collector.otlp.trace;

import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.ingest.DefaultSourceProvider;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.connection.RefusedValueDetector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stores a group of requests in one transaction and completes their callers. If the database
 * rejects a value, the group is split in halves until the invalid request is isolated.
 */
public final class TraceGroupWriter {
  // exporters send every five seconds, so what comes later is of an unusual trace
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FeedbackStore store;
  private final DefaultSourceProvider source;
  private final Clock clock;
  private volatile boolean mayWait = true;

  public TraceGroupWriter(FeedbackStore store, DefaultSourceProvider source, Clock clock) {
    this.store = store;
    this.source = source;
    this.clock = clock;
  }

  /** Stores what can be stored; every caller gets an outcome. */
  void write(List<TraceExport> group) {
    try {
      Map<TraceExport, TraceExport.Outcome> outcomes = stored(group);
      outcomes.forEach((export, outcome) -> export.outcome().complete(outcome));
    } catch (RuntimeException e) {
      if (!RefusedValueDetector.isCauseOf(e)) {
        fail(group, e);
      } else if (group.size() == 1) {
        fail(group, ProblemDetails.of(422, "collector.refused"));
      } else {
        int half = group.size() / 2;
        write(group.subList(0, half));
        write(group.subList(half, group.size()));
      }
    }
  }

  static void fail(List<TraceExport> group, Throwable cause) {
    group.forEach(export -> export.outcome().completeExceptionally(cause));
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
