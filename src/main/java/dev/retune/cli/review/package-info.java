/** The commands of the review of disliked answers. */
@NullMarked
package dev.retune.cli.review;

import org.jspecify.annotations.NullMarked;
