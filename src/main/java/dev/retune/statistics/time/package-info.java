/**
 * Time windows, calendar boundaries and the quarter-hour grid of the roll-ups. No database access.
 */
@NullMarked
package dev.retune.statistics.time;

import org.jspecify.annotations.NullMarked;
