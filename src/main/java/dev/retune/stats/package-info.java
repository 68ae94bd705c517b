/**
 * How satisfied people are: the dislike ratio with its interval, reasons, days and trends of a
 * window, read from the roll-ups so that the cost grows with the time shown and not with the votes
 * stored. Only reads. May touch {@code feedback}, {@code db} and the grounds under them.
 */
@NullMarked
package dev.retune.stats;

import org.jspecify.annotations.NullMarked;
