package dev.retune.statistics.model;

/**
 * How often a reason was given.
 *
 * @param code the reason code
 * @param votes dislikes that carry it
 * @param share of all dislikes of the window, 0 to 1
 */
public record ReasonShare(String code, long votes, double share) {}
