/**
 * Satisfaction statistics over any window, computed from the roll-ups. Only reads the workspace.
 */
@NullMarked
package dev.retune.statistics;

import org.jspecify.annotations.NullMarked;
