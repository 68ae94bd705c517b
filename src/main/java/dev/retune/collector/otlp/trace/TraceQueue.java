package dev.retune.collector.otlp.trace;

import dev.retune.collector.ingest.GroupCommitQueue;
import java.util.concurrent.CompletableFuture;

/** The requests that wait to be stored. */
public final class TraceQueue implements AutoCloseable {
  private static final GroupCommitQueue.Limits LIMITS =
      new GroupCommitQueue.Limits(2_000, 256, 48_000_000, 4_000_000);

  private final GroupCommitQueue<TraceExport> queue;

  public TraceQueue(TraceGroupWriter groups) {
    this.queue = new GroupCommitQueue<>("traces", groups, LIMITS);
  }

  /** Enqueues a request; the future completes once it is durable. */
  public CompletableFuture<TraceExport.Outcome> add(TraceExport export) {
    queue.add(export);
    return export.outcome();
  }

  /** Whether requests are being stored; false only after {@link #close}. */
  public boolean isWriting() {
    return queue.isWriting();
  }

  /** Stores the waiting requests and stops. */
  @Override
  public void close() {
    queue.close();
  }
}
