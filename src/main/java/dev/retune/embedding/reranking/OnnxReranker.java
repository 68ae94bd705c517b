package dev.retune.embedding.reranking;

import ai.onnxruntime.OrtException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.model.RerankerSpec;
import dev.retune.embedding.onnx.AcceleratorSelector;
import dev.retune.embedding.onnx.OnnxSessionPool;
import dev.retune.embedding.onnx.SessionPolicy;
import dev.retune.embedding.onnx.UnchangedFile;
import dev.retune.embedding.tokenizer.PairTokenizer;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Scores pairs with a tokenizer and one single-threaded ONNX session per core. */
public final class OnnxReranker implements Reranker {
  // small enough that the cores share the candidates of one question evenly
  private static final int BATCH = 4;

  private final RerankerSpec model;
  private final PairTokenizer tokenizer;
  private final OnnxSessionPool<CrossEncoderSession> sessions;
  private final ExecutorService workers;
  private final int batch;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * Loads the tokenizer; sessions are created on first use.
   *
   * @param batchInvariant whether pairs may share a batch, see {@link CrossEncoderProbe}
   */
  public OnnxReranker(
      RerankerSpec model,
      CrossEncoderFolder folder,
      boolean batchInvariant,
      AcceleratorSelector accelerator,
      SessionPolicy sessionPolicy) {
    this.model = model;
    this.tokenizer = new PairTokenizer(folder.files().tokenizer());
    UnchangedFile file = UnchangedFile.now(folder.files().onnx());
    this.sessions =
        new OnnxSessionPool<>(
            () -> {
              file.check();
              return new CrossEncoderSession(file.file(), accelerator);
            },
            sessionPolicy);
    this.batch = batchInvariant ? BATCH : 1;
    this.workers =
        Executors.newFixedThreadPool(
            sessionPolicy.maxSessions(), Thread.ofPlatform().name("rerank-", 1).daemon().factory());
  }

  @Override
  public RerankerSpec model() {
    return model;
  }

  /** A pair and its place among the passages. */
  private record Item(int place, TokenSequence pair) {
    int length() {
      return pair.ids().length;
    }
  }

  @Override
  public double[] score(String question, List<String> passages) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the model " + model.id() + " is closed");
      }
      double[] scores = new double[passages.size()];
      List<CompletableFuture<Void>> running =
          batches(question, passages).stream()
              .map(some -> CompletableFuture.runAsync(() -> score(some, scores), workers))
              .toList();
      CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
      return scores;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    } finally {
      use.readLock().unlock();
    }
  }

  /** Pairs of similar length share a batch, which saves padding; the longest are first. */
  private List<List<Item>> batches(String question, List<String> passages) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      items.add(new Item(i, tokenizer.pair(question, passages.get(i), model.maxTokens())));
    }
    items.sort(Comparator.comparingInt(Item::length).reversed());
    List<List<Item>> batches = new ArrayList<>();
    for (int from = 0; from < items.size(); from += batch) {
      batches.add(items.subList(from, Math.min(from + batch, items.size())));
    }
    return batches;
  }

  private void score(List<Item> some, double[] scores) {
    try {
      double[] logits =
          sessions.with(session -> session.run(some.stream().map(Item::pair).toList()));
      for (int i = 0; i < logits.length; i++) {
        // each place is written by one thread, and read after all of them have ended
        scores[some.get(i).place()] = model.activation().of(logits[i]);
      }
    } catch (OrtException e) {
      throw new UnavailableException(e, "embedding.rerankerFailed", model.id());
    }
  }

  /** Waits until the model is no longer in use. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      closed = true;
      workers.shutdown();
      sessions.close();
      tokenizer.close();
    } finally {
      use.writeLock().unlock();
    }
  }
}
