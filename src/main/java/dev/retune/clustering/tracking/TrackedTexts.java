package dev.retune.clustering.tracking;

/**
 * Distinct texts, oldest first.
 *
 * @param vectors of any length other than zero
 * @param topics the id of each text's topic; 0 for a new text
 * @param recent whether each text appeared in the current week for the first time
 * @param pinned whether a person has put each text into its topic
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrackedTexts(float[][] vectors, long[] topics, boolean[] recent, boolean[] pinned) {
  /** The number of texts. */
  public int size() {
    return vectors.length;
  }

  /** Whether this is the first update with texts of the current week. */
  boolean beginsWeek() {
    boolean any = false;
    for (int i = 0; i < recent.length; i++) {
      if (recent[i] && topics[i] != 0) {
        return false;
      }
      any |= recent[i];
    }
    return any;
  }
}
