/** The queue of disliked answers and the claims on them. */
@NullMarked
package dev.retune.review.queue;

import org.jspecify.annotations.NullMarked;
