/** When dislikes call for retraining. */
@NullMarked
package dev.retune.retraining.trigger;

import org.jspecify.annotations.NullMarked;
