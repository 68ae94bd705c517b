/** Trying configurations on the tuning half of the golden set, and choosing one. */
@NullMarked
package dev.retune.retraining.tuning;

import org.jspecify.annotations.NullMarked;
