package dev.retune.embedding.model;

import dev.retune.common.progress.ProgressMonitor;
import java.util.Iterator;
import java.util.List;

/** An open model. Safe for use by several threads; close it when done. */
public interface Embedder extends AutoCloseable {

  /** What is open. */
  ModelSpec model();

  /** One text's vector, of {@link ModelSpec#dimension()} floats. */
  float[] embed(String text, TextKind kind);

  /** The vectors of a list that fits in memory, in its order. */
  List<float[]> embed(List<String> texts, TextKind kind);

  /**
   * Embeds a stream of any length in bounded memory: a window of texts is read ahead, sorted by
   * length and shared among the sessions. Reports progress in texts.
   *
   * @param total for the progress; 0 when not known
   * @param sink called on the calling thread, in no promised order
   */
  void embedAll(
      Iterator<String> texts, long total, TextKind kind, VectorSink sink, ProgressMonitor monitor);

  /** Where each token of a text stands, special tokens left out and nothing cut; for chunking. */
  List<Span> tokens(String text);

  /**
   * How much of a text the tokenizer does not know as words or parts of words: the share of its
   * letters that are in unknown tokens, or in tokens of one letter within a longer word; 0 to 1, 0
   * without letters. Near 1 for a language that the model never saw.
   */
  double outOfVocabularyRatio(String text);

  @Override
  void close();

  /**
   * Characters of a text.
   *
   * @param start first character's index
   * @param end index after the last
   */
  record Span(int start, int end) {}

  /** Takes vectors as they come. */
  @FunctionalInterface
  interface VectorSink {
    /** The vector of the text at this position of the stream, counted from 0. */
    void accept(long position, float[] vector);

    /** The text at this position is longer than the model reads: the rest has no part in it. */
    default void cut(long position) {}
  }
}
