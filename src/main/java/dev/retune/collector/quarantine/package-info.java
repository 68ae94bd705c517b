/**
 * Quarantine of vote bursts: detection, exclusion from figures, and release or discard by a person.
 */
@NullMarked
package dev.retune.collector.quarantine;

import org.jspecify.annotations.NullMarked;
