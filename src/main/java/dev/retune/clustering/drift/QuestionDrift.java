package dev.retune.clustering.drift;

import dev.retune.clustering.drift.DriftTest.DriftFinding;
import java.time.Instant;

/**
 * How the questions of two periods differ.
 *
 * @param from begin of the earlier period
 * @param change end of the earlier period and begin of the later
 * @param to end of the later period
 */
public record QuestionDrift(Instant from, Instant change, Instant to, DriftFinding finding) {}
