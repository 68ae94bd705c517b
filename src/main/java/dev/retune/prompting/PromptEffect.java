package dev.retune.prompting;

import dev.retune.prompting.model.PromptChange;
import dev.retune.retraining.model.PromotionEffect.Verdict;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;

/**
 * What users made of a change of the live prompt.
 *
 * @param before votes on answers of the version that was live before, of up to four weeks
 * @param after votes on answers of the version that went live, of up to four weeks
 * @param difference dislike ratio after minus before, -1 to 1; negative is better
 * @param interval 95 % interval of the difference
 * @param pValue two-sided, of the two-proportion z-test; 1 when there are too few votes
 */
public record PromptEffect(
    PromptChange change,
    DislikeRatio before,
    DislikeRatio after,
    double difference,
    ConfidenceInterval interval,
    double pValue,
    Verdict verdict) {}
