package dev.retune.index.build;

import dev.retune.index.version.IndexVersion;

/**
 * What a build did.
 *
 * @param version the complete candidate
 * @param documents in it
 * @param chunks in it
 * @param embedded texts that the model was given in this build
 * @param reused the other chunks: their vectors were there, in another version or from an earlier
 *     attempt
 * @param seconds of wall clock
 */
public record IndexBuildResult(
    IndexVersion version,
    long documents,
    long chunks,
    long embedded,
    long reused,
    double seconds) {}
