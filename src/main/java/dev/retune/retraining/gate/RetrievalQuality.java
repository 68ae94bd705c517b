package dev.retune.retraining.gate;

import dev.retune.statistics.model.ConfidenceInterval;
import java.util.Optional;

/**
 * How well a version finds the right document, as the gate measured it before the version went
 * live.
 *
 * @param ndcgAt10 mean over the questions, 0 to 1
 * @param interval 95 % bootstrap interval of that mean; empty when it was not kept
 * @param questions of the golden set's gate half, on none of which anything was tuned
 * @param before the same figure of the version that was live then, on the same questions
 */
public record RetrievalQuality(
    double ndcgAt10,
    Optional<ConfidenceInterval> interval,
    int questions,
    Optional<Double> before) {}
