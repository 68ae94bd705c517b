package dev.retune.ui.retraining;

import dev.retune.ui.format.Severity;
import java.util.List;

/**
 * How the last run ended, in words.
 *
 * @param metrics the gate's figures; empty when nothing was evaluated
 */
record RunOutcome(
    String state, Severity severity, String why, String work, List<MetricComparison> metrics) {}
