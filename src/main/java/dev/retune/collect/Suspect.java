package dev.retune.collect;

import java.time.Instant;

/**
 * A sender in the middle of a burst.
 *
 * @param since when the burst began
 */
record Suspect(Sender sender, Instant since) {}
