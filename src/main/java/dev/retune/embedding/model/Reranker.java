package dev.retune.embedding.model;

import java.util.List;

/**
 * An open cross-encoder, which reads a question together with a passage. Thread-safe; close it
 * after use.
 */
public interface Reranker extends AutoCloseable {
  /** The open model's description. */
  RerankerSpec model();

  /**
   * How well each passage answers the question; higher is better.
   *
   * @return one score for each passage, in their order
   */
  double[] score(String question, List<String> passages);

  @Override
  void close();
}
