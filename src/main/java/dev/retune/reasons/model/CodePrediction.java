package dev.retune.reasons.model;

/**
 * What a reason was taken for.
 *
 * @param code one of {@link BuiltInReasonCodes}
 * @param confidence 0 to 1; 1 when the reason names the code itself
 */
public record CodePrediction(String code, double confidence) {}
