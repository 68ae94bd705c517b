package dev.retune.index;

/**
 * What a build did.
 *
 * @param version the complete candidate
 * @param documents in it
 * @param chunks in it; always embedded + reused
 * @param embedded chunks whose vectors the model made in this build
 * @param reused chunks whose vectors were there: from other versions, or from an earlier attempt
 * @param seconds of wall clock
 */
public record BuildResult(
    IndexVersion version,
    long documents,
    long chunks,
    long embedded,
    long reused,
    double seconds) {}
