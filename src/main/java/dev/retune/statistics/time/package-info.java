/** Time windows, calendar boundaries and the grid of the roll-ups. */
@NullMarked
package dev.retune.statistics.time;

import org.jspecify.annotations.NullMarked;
