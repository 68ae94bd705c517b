package dev.retune.embedding.tokenizer;

/**
 * A model's input for a text or a pair of texts.
 *
 * @param ids token ids including special tokens, never empty
 * @param types the segment of each token: 0 for the question, 1 for the passage, as far as the
 *     tokenizer tells them apart; 0 in a text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TokenSequence(long[] ids, long[] types) {
  /** The input for a text. */
  public static TokenSequence ofText(long[] ids) {
    return new TokenSequence(ids, new long[ids.length]);
  }
}
