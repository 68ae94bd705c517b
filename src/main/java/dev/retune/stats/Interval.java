package dev.retune.stats;

/**
 * A confidence interval of a ratio.
 *
 * @param low lower end, 0 to 1
 * @param high upper end, 0 to 1
 */
public record Interval(double low, double high) {}
