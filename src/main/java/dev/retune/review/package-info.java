/** Review of disliked answers. Uses conversations and votes of the feedback package. */
@NullMarked
package dev.retune.review;

import org.jspecify.annotations.NullMarked;
