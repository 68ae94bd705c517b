package dev.retune.index.model;

import dev.retune.embedding.model.RerankerSpec;

/**
 * The part of a recipe that reorders the best documents of a hybrid search with a reranker.
 *
 * @param modelId the reranker's id or folder
 * @param modelFingerprint hash of everything that determines its scores
 * @param tokenizerFingerprint hash of its tokenizer
 * @param depth how many of the best documents are reordered
 * @param weight weight of the reranker's standardised score, 0 to 1; that of the search has the
 *     rest
 */
public record Reranking(
    String modelId,
    String modelFingerprint,
    String tokenizerFingerprint,
    int depth,
    double weight) {
  /** The number of documents that a reranker of six layers reads in a tenth of a second. */
  public static final int DEPTH = 20;

  /** Creates the usual reranking with a model. */
  public static Reranking with(RerankerSpec model, double weight) {
    return new Reranking(
        model.id(), model.fingerprint(), model.tokenizerFingerprint(), DEPTH, weight);
  }

  /** Whether an installed reranker is the one of this recipe. */
  public boolean isOf(RerankerSpec model) {
    return modelFingerprint.equals(model.fingerprint())
        && tokenizerFingerprint.equals(model.tokenizerFingerprint());
  }
}
