/** A retraining run from plan to promotion. */
@NullMarked
package dev.retune.retraining.run;

import org.jspecify.annotations.NullMarked;
