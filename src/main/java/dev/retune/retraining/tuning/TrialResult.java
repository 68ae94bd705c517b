package dev.retune.retraining.tuning;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A configuration that a run tried on the tuning half.
 *
 * @param configuration model, text format, chunk size, weights and matrix, in one line
 * @param ndcgAt10 mean over the questions, 0 to 1; cross-validated when a matrix is trained
 * @param questions number of questions in the tuning half
 * @param chosen whether the candidate uses it
 */
public record TrialResult(
    String configuration,
    @JsonProperty("ndcg@10") double ndcgAt10,
    int questions,
    boolean chosen) {}
