package dev.retune.ui.retrain;

import dev.retune.ui.kit.Mood;
import java.util.List;

/**
 * How the last run ended, in words.
 *
 * @param metrics the gate's figures; empty when nothing was evaluated
 */
record Outcome(String state, Mood mood, String why, String work, List<Metric> metrics) {}
