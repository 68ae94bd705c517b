/** Reviewers' work on disliked answers. */
@NullMarked
package dev.retune.review;

import org.jspecify.annotations.NullMarked;
