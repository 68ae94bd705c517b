package dev.retune.retraining.model;

import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;
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
public record PromotionEffect(
    long version,
    Instant at,
    DislikeRatio before,
    DislikeRatio after,
    double change,
    ConfidenceInterval interval,
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
