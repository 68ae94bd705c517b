/** Storage of runs and trigger checks. */
@NullMarked
package dev.retune.retraining.store;

import org.jspecify.annotations.NullMarked;
