package dev.retune.embedding.model;

import dev.retune.common.progress.ProgressMonitor;
import java.util.Iterator;
import java.util.List;

/** An open model. Thread-safe; close it after use. */
public interface Embedder extends AutoCloseable {

  /** The open model's description. */
  ModelSpec model();

  /** The vector of a text, with {@link ModelSpec#dimension()} floats. */
  float[] embed(String text, TextKind kind);

  /** The vectors of texts that fit in memory, in their order. */
  List<float[]> embed(List<String> texts, TextKind kind);

  /**
   * Embeds a stream of any length in bounded memory. A window of texts is read ahead, sorted by
   * length and distributed to the sessions. Reports progress in texts.
   *
   * @param total number of texts, for the progress; 0 when unknown
   * @param sink called on the calling thread, in no particular order
   */
  void embedAll(
      Iterator<String> texts, long total, TextKind kind, VectorSink sink, ProgressMonitor monitor);

  /** The spans of a text's tokens without special tokens, not truncated; used for chunking. */
  List<Span> tokens(String text);

  /**
   * How much of a text is not in the tokenizer's vocabulary: the share of its letters in unknown
   * tokens, or in single-letter tokens within a longer word; 0 to 1, and 0 without letters. Near 1
   * for a language that the model was not trained on.
   */
  double outOfVocabularyRatio(String text);

  @Override
  void close();

  /**
   * A range of characters of a text.
   *
   * @param start index of the first character
   * @param end index after the last character
   */
  record Span(int start, int end) {}

  /** Receives vectors. */
  @FunctionalInterface
  interface VectorSink {
    /** Receives the vector of the text at a position of the stream, counted from 0. */
    void accept(long position, float[] vector);

    /** Called when the text at a position exceeds the model's input; the excess is ignored. */
    default void cut(long position) {}
  }
}
