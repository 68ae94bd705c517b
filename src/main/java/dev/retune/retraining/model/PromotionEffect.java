package dev.retune.retraining.model;

import dev.retune.index.version.IndexChange;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Instant;
import java.util.Optional;

/**
 * How votes changed after a change of the live index.
 *
 * @param version the version that became live
 * @param kind whether it was promoted, or restored by a rollback
 * @param at when it became live
 * @param before votes of the window before the change
 * @param after votes of the window after it
 * @param change dislike ratio after minus before, -1 to 1; negative is better
 * @param interval 95 % interval of the change
 * @param pValue two-sided, of the two-proportion z-test; 1 when a side has no votes
 * @param verdict the conclusion
 * @param languages the language advice of the run that built the version
 */
public record PromotionEffect(
    long version,
    IndexChange.Kind kind,
    Instant at,
    DislikeRatio before,
    DislikeRatio after,
    double change,
    ConfidenceInterval interval,
    double pValue,
    Verdict verdict,
    Optional<LanguageNote> languages) {

  /** Whether the votes show a change. */
  public enum Verdict {
    IMPROVED,
    /** No significant difference. */
    NO_VISIBLE_CHANGE,
    WORSE,
    /** Too few votes on a side for a test. */
    TOO_FEW_VOTES
  }
}
