package dev.retune.embedding.model;

/**
 * An installed model with everything that determines the vector of a text.
 *
 * @param id short name for commands and screens, such as {@code all-minilm-l6-v2-q}, or the
 *     folder's path
 * @param dimension length of a vector
 * @param maxTokens longest input, including special tokens; longer texts are truncated
 * @param pooling how token vectors are combined
 * @param normalized whether vectors have length one
 * @param queryPrefix prepended to queries; may be empty
 * @param passagePrefix prepended to passages; may be empty
 * @param fingerprint SHA-256 in hex over the model file and all values above except the id, so that
 *     it does not depend on the model's name
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

  /** How token vectors are combined into one vector of the text. */
  public enum Pooling {
    MEAN,
    CLS,
    LAST
  }
}
