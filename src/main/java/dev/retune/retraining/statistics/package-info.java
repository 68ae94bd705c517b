/** Significance tests. */
@NullMarked
package dev.retune.retraining.statistics;

import org.jspecify.annotations.NullMarked;
