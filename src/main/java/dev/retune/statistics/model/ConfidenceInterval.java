package dev.retune.statistics.model;

/**
 * A confidence interval of a ratio.
 *
 * @param low lower end, 0 to 1
 * @param high upper end, 0 to 1
 */
public record ConfidenceInterval(double low, double high) {}
