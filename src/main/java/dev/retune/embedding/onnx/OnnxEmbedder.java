package dev.retune.embedding.onnx;

import ai.onnxruntime.OrtException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.TextKind;
import dev.retune.embedding.tokenizer.ModelTokenizer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Embeds texts with a tokenizer and one single-threaded ONNX session per core. */
public final class OnnxEmbedder implements Embedder {
  private final ModelSpec model;
  private final ModelTokenizer tokenizer;
  private final OnnxSessionPool<OnnxSession> sessions;
  private final LengthBatcher batches;
  private final ExecutorService workers;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private volatile boolean closed;

  /**
   * Loads the tokenizer; sessions are created on first use.
   *
   * @param batchInvariant whether texts may share a batch, see {@link ModelProbe}
   * @param accelerator the device of the sessions
   */
  public OnnxEmbedder(
      ModelSpec model,
      ModelFolder folder,
      boolean batchInvariant,
      AcceleratorSelector accelerator,
      SessionPolicy sessionPolicy) {
    this.model = model;
    tokenizer = new ModelTokenizer(folder.tokenizer());
    UnchangedFile file = UnchangedFile.now(folder.onnx());
    sessions =
        new OnnxSessionPool<>(
            () -> {
              file.check();
              return new OnnxSession(folder, accelerator);
            },
            sessionPolicy);
    batches = batchInvariant ? LengthBatcher.ofOneLength() : LengthBatcher.ofOne();
    workers =
        Executors.newFixedThreadPool(
            sessionPolicy.maxSessions(), Thread.ofPlatform().name("embed-", 1).daemon().factory());
  }

  @Override
  public ModelSpec model() {
    return model;
  }

  @Override
  public float[] embed(String text, TextKind kind) {
    try (Hold _ = hold()) {
      return run(List.of(input(text, kind).ids())).getFirst();
    }
  }

  @Override
  public List<float[]> embed(List<String> texts, TextKind kind) {
    float[][] vectors = new float[texts.size()][];
    embedAll(
        texts.iterator(),
        texts.size(),
        kind,
        (position, vector) -> vectors[(int) position] = vector,
        ProgressMonitor.none());
    return List.of(vectors);
  }

  @Override
  public void embedAll(
      Iterator<String> texts, long total, TextKind kind, VectorSink sink, ProgressMonitor monitor) {
    try (Hold _ = hold()) {
      new EmbeddingRun(text -> input(text, kind), batches, this::run, workers, () -> closed)
          .over(texts, total, sink, monitor);
    }
  }

  @Override
  public List<Span> tokens(String text) {
    try (Hold _ = hold()) {
      return tokenizer.spans(text);
    }
  }

  @Override
  public double outOfVocabularyRatio(String text) {
    try (Hold _ = hold()) {
      return tokenizer.outOfVocabularyRatio(text);
    }
  }

  private ModelTokenizer.Input input(String text, TextKind kind) {
    String prefix =
        switch (kind) {
          case QUERY -> model.queryPrefix();
          case PASSAGE -> model.passagePrefix();
        };
    return tokenizer.input(prefix + text, model.maxTokens());
  }

  private List<float[]> run(List<long[]> texts) {
    try {
      return sessions.with(session -> session.run(texts));
    } catch (OrtException e) {
      throw new UnavailableException(e, "embedding.failed", model.id());
    }
  }

  /** Guards against closing native memory that is in use. */
  private Hold hold() {
    Lock lock = use.readLock();
    lock.lock();
    if (closed) {
      lock.unlock();
      throw new IllegalStateException("the model " + model.id() + " is closed");
    }
    return lock::unlock;
  }

  /** Holds off closing while the model is in use. */
  private interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /** Stops a running embedding and waits until the model is no longer in use. */
  @Override
  public void close() {
    closed = true;
    use.writeLock().lock();
    try {
      workers.shutdown();
      sessions.close();
      tokenizer.close();
    } finally {
      use.writeLock().unlock();
    }
  }
}
