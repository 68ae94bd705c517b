package dev.retune.retraining.model;

import dev.retune.index.build.EmbeddingEngine;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.LeaseFence;
import java.util.Optional;

/**
 * The context of a run.
 *
 * @param run its id
 * @param live the version that was live when it began
 * @param fence checked in every transaction that changes shared data
 * @param called whether the run responds to the trigger
 * @param engine where the texts of the candidate are embedded
 */
public record RunContext(
    long run,
    RetrainingRequest request,
    Optional<IndexVersion> live,
    LeaseFence fence,
    boolean called,
    EmbeddingEngine engine) {}
