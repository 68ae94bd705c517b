package dev.retune.prompting.endpoint;

/**
 * What a language model answered, and what it cost. A defective reply was paid for all the same.
 *
 * @param text may be empty in a defective reply
 */
public record ModelReply(String text, TokenUsage usage, Defect defect) {

  /** What is wrong with a reply. */
  public enum Defect {
    NONE,
    /** It has no answer. */
    EMPTY,
    /** The answer was cut off at the model's limit. */
    CUT
  }

  /** A proper reply. */
  public ModelReply(String text, TokenUsage usage) {
    this(text, usage, Defect.NONE);
  }
}
