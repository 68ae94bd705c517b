package dev.retune.reasons.model;

/**
 * The result of a classification.
 *
 * @param code one of the codes in the list
 * @param confidence 0 to 1; 1 when the reason names the code itself
 */
public record CodePrediction(String code, double confidence) {}
