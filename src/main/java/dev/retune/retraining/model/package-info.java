/** What runs, readings and trigger states are. */
@NullMarked
package dev.retune.retraining.model;

import org.jspecify.annotations.NullMarked;
