package dev.retune.ui.retraining;

import dev.retune.ui.format.Severity;
import java.util.List;

/**
 * The formatted outcome of the last run.
 *
 * @param metrics the gate's metrics; empty if nothing was evaluated
 */
record RunOutcome(
    String state, Severity severity, String why, String work, List<MetricComparison> metrics) {}
