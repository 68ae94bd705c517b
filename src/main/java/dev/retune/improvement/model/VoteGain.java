package dev.retune.improvement.model;

/**
 * The dislikes of a window that a cure could prevent.
 *
 * @param estimate best estimate
 * @param low lower end of the 95 % interval
 * @param high upper end
 */
public record VoteGain(double estimate, double low, double high) {}
