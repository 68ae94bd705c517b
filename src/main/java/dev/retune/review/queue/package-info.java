/** The queue of disliked answers, and who is working on which. */
@NullMarked
package dev.retune.review.queue;

import org.jspecify.annotations.NullMarked;
