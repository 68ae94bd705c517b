/**
 * What reviewers decide about disliked answers, and how far they agree. May touch {@code reasons},
 * {@code stats}, {@code feedback}, {@code db} and the grounds under them.
 */
@NullMarked
package dev.retune.review;

import org.jspecify.annotations.NullMarked;
