package dev.retune.statistics.model;

/**
 * Frequency of a reason.
 *
 * @param code the reason code
 * @param votes dislikes with this code
 * @param share share of all dislikes of the window, 0 to 1
 */
public record ReasonShare(String code, long votes, double share) {}
