/** Gives every dislike's reason a code. */
@NullMarked
package dev.retune.reasons;

import org.jspecify.annotations.NullMarked;
