package dev.retune.clustering.tracking;

/**
 * Distinct texts, oldest first.
 *
 * @param vectors of any length other than zero
 * @param topics the id of each text's topic; 0 for a new text
 * @param recent whether each text appeared in the current week for the first time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrackedTexts(float[][] vectors, long[] topics, boolean[] recent) {
  /** The number of texts. */
  public int size() {
    return vectors.length;
  }
}
