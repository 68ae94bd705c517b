/** Bursts of votes: detected, held out of the figures, and released or discarded by a person. */
@NullMarked
package dev.retune.collector.quarantine;

import org.jspecify.annotations.NullMarked;
