package dev.retune.retraining.model;

import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.LeaseFence;
import java.util.Optional;

/**
 * What a run goes by from its beginning to its end.
 *
 * @param run its id
 * @param live what answered when it began
 * @param fence asked in every transaction that changes what others rely on
 * @param called whether it answers the trigger's call
 */
public record RunContext(
    long run,
    RetrainingRequest request,
    Optional<IndexVersion> live,
    LeaseFence fence,
    boolean called) {}
