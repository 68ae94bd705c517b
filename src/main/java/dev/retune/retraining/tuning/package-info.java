/** Tries configurations on the tuning half of the golden set, and chooses one. */
@NullMarked
package dev.retune.retraining.tuning;

import org.jspecify.annotations.NullMarked;
