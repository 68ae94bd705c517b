package dev.retune.embedding.onnx;

import dev.retune.common.error.CancelledException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.Embedder.VectorSink;
import dev.retune.embedding.onnx.LengthBatcher.Item;
import dev.retune.embedding.tokenizer.ModelTokenizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One pass over a stream of texts. The calling thread reads and tokenizes ahead, hands batches to
 * the workers and passes their results to the sink. At most two windows of texts are in memory.
 */
final class EmbeddingRun {
  // large enough that most texts find others of the same length
  private static final int WINDOW = 1024;
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Duration BETWEEN_REPORTS = Duration.ofMillis(100);

  private final Function<String, ModelTokenizer.Input> tokenizer;
  private final LengthBatcher batches;
  private final Function<List<long[]>, List<float[]>> model;
  private final Executor workers;
  private final BooleanSupplier closing;

  private final BlockingQueue<Done> finished = new LinkedBlockingQueue<>();
  private final long started = System.nanoTime();
  private volatile boolean stopped;
  private int batchesOut;
  private int textsOut;
  private long read;
  private long done;
  private long reported;

  /** The result of a batch. */
  private sealed interface Done {
    record Vectors(List<Item> batch, List<float[]> vectors) implements Done {}

    record Failed(Throwable cause) implements Done {}

    record Skipped() implements Done {}
  }

  EmbeddingRun(
      Function<String, ModelTokenizer.Input> tokenizer,
      LengthBatcher batches,
      Function<List<long[]>, List<float[]>> model,
      Executor workers,
      BooleanSupplier closing) {
    this.tokenizer = tokenizer;
    this.batches = batches;
    this.model = model;
    this.workers = workers;
    this.closing = closing;
  }

  void over(Iterator<String> texts, long total, VectorSink sink, ProgressMonitor monitor) {
    try {
      report(total, monitor);
      while (true) {
        while (textsOut <= WINDOW && texts.hasNext()) {
          handOut(nextWindow(texts, sink, monitor));
        }
        if (batchesOut == 0) {
          break;
        }
        check(monitor);
        Done next = finished.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
          batchesOut--;
          deliver(next, sink);
        }
        if (System.nanoTime() - reported >= BETWEEN_REPORTS.toNanos()) {
          report(total, monitor);
        }
      }
      report(total, monitor);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(e, "progress.cancelled");
    } finally {
      stopped = true;
      awaitWorkers();
    }
  }

  private List<Item> nextWindow(Iterator<String> texts, VectorSink sink, ProgressMonitor monitor) {
    List<Item> window = new ArrayList<>(WINDOW);
    while (window.size() < WINDOW && texts.hasNext()) {
      check(monitor);
      ModelTokenizer.Input input = tokenizer.apply(texts.next());
      if (input.cut()) {
        sink.cut(read);
      }
      window.add(new Item(read++, input.ids()));
    }
    return window;
  }

  private void handOut(List<Item> window) {
    for (List<Item> batch : batches.of(window)) {
      workers.execute(() -> finished.add(run(batch)));
      batchesOut++;
    }
    textsOut += window.size();
  }

  private Done run(List<Item> batch) {
    if (stopped) {
      return new Done.Skipped();
    }
    try {
      return new Done.Vectors(batch, model.apply(batch.stream().map(Item::ids).toList()));
    } catch (RuntimeException | Error e) {
      return new Done.Failed(e);
    }
  }

  private void deliver(Done next, VectorSink sink) {
    switch (next) {
      case Done.Vectors(var batch, var vectors) -> {
        for (int i = 0; i < batch.size(); i++) {
          sink.accept(batch.get(i).position(), vectors.get(i));
        }
        textsOut -= batch.size();
        done += batch.size();
      }
      case Done.Failed(RuntimeException e) -> throw e;
      case Done.Failed(Error e) -> throw e;
      case Done.Failed(var e) -> throw new IllegalStateException(e);
      case Done.Skipped() -> {}
    }
  }

  private void check(ProgressMonitor monitor) {
    monitor.check();
    if (closing.getAsBoolean()) {
      throw new CancelledException("progress.cancelled");
    }
  }

  private void report(long total, ProgressMonitor monitor) {
    reported = System.nanoTime();
    monitor.at(new TaskProgress("stage.embed", done, total, Duration.ofNanos(reported - started)));
  }

  /** Stops all workers, however the pass ended. */
  private void awaitWorkers() {
    boolean interrupted = false;
    while (batchesOut > 0) {
      try {
        finished.take();
        batchesOut--;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
