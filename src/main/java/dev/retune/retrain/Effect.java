package dev.retune.retrain;

import dev.retune.stats.Interval;
import dev.retune.stats.Ratio;
import java.time.Instant;

/**
 * What users made of a change of the live index.
 *
 * @param version the version that became live
 * @param at when
 * @param before votes of the window before the change
 * @param after votes of the window after it
 * @param change ratio after less ratio before, -1 to 1; negative is better
 * @param interval 95 % interval of the change
 * @param pValue two-sided, of the two-proportion z-test; 1 when a side has no votes
 * @param verdict what that says
 */
public record Effect(
    long version,
    Instant at,
    Ratio before,
    Ratio after,
    double change,
    Interval interval,
    double pValue,
    Verdict verdict) {

  /** Whether votes show a change. */
  public enum Verdict {
    IMPROVED,
    /** None that the votes so far could show. */
    NO_VISIBLE_CHANGE,
    WORSE,
    /** Fewer votes on a side than a test can use. */
    TOO_FEW_VOTES
  }
}
