/** Decisions, their drafts, and what follows from them. */
@NullMarked
package dev.retune.review.decision;

import org.jspecify.annotations.NullMarked;
