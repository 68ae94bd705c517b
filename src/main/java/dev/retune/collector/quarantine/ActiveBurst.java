package dev.retune.collector.quarantine;

import java.time.Instant;

/**
 * A sender in the middle of a burst.
 *
 * @param since when the burst began
 */
public record ActiveBurst(VoteSender sender, Instant since) {}
