package dev.retune.embedding.model;

/**
 * A model as it is installed, with all that decides which vector a text gets.
 *
 * @param id short name for commands and screens, such as {@code all-minilm-l6-v2-q}, or the
 *     folder's path
 * @param dimension length of a vector
 * @param maxTokens longest input, special tokens included; the rest is cut
 * @param pooling how token vectors become one
 * @param normalized whether vectors have length one
 * @param queryPrefix put before a query, may be empty
 * @param passagePrefix put before a passage, may be empty
 * @param fingerprint SHA-256 in hex over the model file and every value above but the id, so that
 *     the same model has it under any name
 * @param tokenizerFingerprint SHA-256 in hex over the tokenizer file
 */
public record ModelSpec(
    String id,
    int dimension,
    int maxTokens,
    Pooling pooling,
    boolean normalized,
    String queryPrefix,
    String passagePrefix,
    String fingerprint,
    String tokenizerFingerprint) {

  /** How token vectors become one vector of the text. */
  public enum Pooling {
    MEAN,
    CLS,
    LAST
  }
}
