package dev.retune.embed;

import ai.onnxruntime.OrtException;
import dev.retune.fault.Unavailable;
import dev.retune.work.Monitor;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A model at work: its tokenizer, and one ONNX session with one thread for each core. */
final class OnnxEmbedder implements Embedder {
  private final ModelSpec model;
  private final Tokens tokens;
  private final Sessions sessions;
  private final Batches batches;
  private final ExecutorService workers;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private volatile boolean closed;

  /**
   * Opens the tokenizer; sessions come with the first text.
   *
   * @param steady whether texts may share a batch, see {@link Probe}
   * @param accelerator what the sessions compute on
   * @param most sessions at most
   */
  OnnxEmbedder(
      ModelSpec model, ModelFolder folder, boolean steady, Accelerator accelerator, int most) {
    this.model = model;
    tokens = new Tokens(folder.tokenizer());
    sessions = new Sessions(folder, accelerator, most);
    batches = steady ? Batches.ofOneLength() : Batches.ofOne();
    workers =
        Executors.newFixedThreadPool(
            most, Thread.ofPlatform().name("embed-", 1).daemon().factory());
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
        Monitor.none());
    return List.of(vectors);
  }

  @Override
  public void embedAll(
      Iterator<String> texts, long total, TextKind kind, VectorSink sink, Monitor monitor) {
    try (Hold _ = hold()) {
      new EmbedRun(text -> input(text, kind), batches, this::run, workers, () -> closed)
          .over(texts, total, sink, monitor);
    }
  }

  @Override
  public List<Span> tokens(String text) {
    try (Hold _ = hold()) {
      return tokens.spans(text);
    }
  }

  @Override
  public double strangeness(String text) {
    try (Hold _ = hold()) {
      return tokens.strangeness(text);
    }
  }

  private Tokens.Input input(String text, TextKind kind) {
    String prefix =
        switch (kind) {
          case QUERY -> model.queryPrefix();
          case PASSAGE -> model.passagePrefix();
        };
    return tokens.input(prefix + text, model.maxTokens());
  }

  private List<float[]> run(List<long[]> texts) {
    try {
      return sessions.with(session -> session.run(texts));
    } catch (OrtException e) {
      throw new Unavailable(e, "embed.failed", model.id());
    }
  }

  /** Native memory must not be freed while it is in use. */
  private Hold hold() {
    Lock lock = use.readLock();
    lock.lock();
    if (closed) {
      lock.unlock();
      throw new IllegalStateException("the model " + model.id() + " is closed");
    }
    return lock::unlock;
  }

  /** Keeps the model open. */
  private interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /** Stops a run under way and waits until nobody uses the model. */
  @Override
  public void close() {
    closed = true;
    use.writeLock().lock();
    try {
      workers.shutdown();
      sessions.close();
      tokens.close();
    } finally {
      use.writeLock().unlock();
    }
  }
}
