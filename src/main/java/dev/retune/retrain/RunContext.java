package dev.retune.retrain;

import dev.retune.db.Fence;
import dev.retune.index.IndexVersion;
import java.util.Optional;

/**
 * What a run goes by from its beginning to its end.
 *
 * @param run its id
 * @param live what answered when it began
 * @param fence asked in every transaction that changes what others rely on
 * @param called whether it answers the trigger's call
 */
record RunContext(
    long run, RetrainRequest request, Optional<IndexVersion> live, Fence fence, boolean called) {}
