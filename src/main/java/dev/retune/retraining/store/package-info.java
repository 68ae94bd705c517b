/** Runs and trigger checks as they are stored. */
@NullMarked
package dev.retune.retraining.store;

import org.jspecify.annotations.NullMarked;
