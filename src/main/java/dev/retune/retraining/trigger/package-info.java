/** The conditions under which dislikes trigger retraining. */
@NullMarked
package dev.retune.retraining.trigger;

import org.jspecify.annotations.NullMarked;
