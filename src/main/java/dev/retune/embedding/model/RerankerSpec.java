package dev.retune.embedding.model;

/**
 * An installed reranker with everything that determines the score of a question and a passage.
 *
 * @param id short name, or the folder's path
 * @param maxTokens longest input, including special tokens; longer passages are truncated
 * @param activation what is applied to the model's output
 * @param fingerprint SHA-256 in hex over the model file and the values above except the id
 * @param tokenizerFingerprint SHA-256 in hex over the tokenizer file
 */
public record RerankerSpec(
    String id,
    int maxTokens,
    Activation activation,
    String fingerprint,
    String tokenizerFingerprint) {

  /** What is applied to the model's output. */
  public enum Activation {
    IDENTITY,
    SIGMOID;

    /** The score for an output of the model. */
    public double of(double logit) {
      return this == SIGMOID ? 1 / (1 + Math.exp(-logit)) : logit;
    }
  }
}
