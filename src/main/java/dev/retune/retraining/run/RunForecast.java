package dev.retune.retraining.run;

/**
 * What a run would do now.
 *
 * @param runs whether it would build a candidate
 * @param why one sentence in the user's language
 * @param documents number of documents in the workspace
 * @param ground how they compare with those of the live index
 */
public record RunForecast(boolean runs, String why, long documents, Ground ground) {
  /** How the documents compare with those of the live index. */
  public enum Ground {
    /** There is no live index. */
    FIRST,
    /** They are the same. */
    SAME,
    /** They differ. */
    CHANGED
  }
}
