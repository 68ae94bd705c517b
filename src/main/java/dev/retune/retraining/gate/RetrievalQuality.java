package dev.retune.retraining.gate;

import dev.retune.statistics.model.ConfidenceInterval;
import java.util.Optional;

/**
 * The retrieval quality of a version as measured by the gate before it went live.
 *
 * @param ndcgAt10 mean over the questions, 0 to 1
 * @param interval 95 % bootstrap interval of the mean; empty when it was not stored
 * @param questions number of questions in the gate half, none of which is used for tuning
 * @param before nDCG@10 of the version that was live then, on the same questions
 */
public record RetrievalQuality(
    double ndcgAt10,
    Optional<ConfidenceInterval> interval,
    int questions,
    Optional<Double> before) {}
