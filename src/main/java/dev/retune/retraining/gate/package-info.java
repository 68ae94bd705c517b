/** The test that a candidate must pass against the live version. */
@NullMarked
package dev.retune.retraining.gate;

import org.jspecify.annotations.NullMarked;
