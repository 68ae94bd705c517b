/** Satisfaction over any window, computed from the roll-ups. Only reads. */
@NullMarked
package dev.retune.statistics;

import org.jspecify.annotations.NullMarked;
