package dev.retune.index.build;

import dev.retune.index.version.IndexVersion;

/**
 * The result of a build.
 *
 * @param version the complete candidate
 * @param documents number of documents in it
 * @param chunks number of chunks in it
 * @param embedded number of texts embedded during this build
 * @param reused number of chunks whose vectors came from another version or an earlier attempt
 * @param seconds elapsed time
 */
public record IndexBuildResult(
    IndexVersion version,
    long documents,
    long chunks,
    long embedded,
    long reused,
    double seconds) {}
