package dev.retune.reasons;

/**
 * What a reason was taken for.
 *
 * @param code one of {@link ReasonCodes}
 * @param confidence 0 to 1; 1 when the reason names the code itself
 */
public record Classification(String code, double confidence) {}
