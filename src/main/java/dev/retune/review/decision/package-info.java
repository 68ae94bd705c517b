/** Decisions and drafts, and the effect of decisions on the queue and on reason codes. */
@NullMarked
package dev.retune.review.decision;

import org.jspecify.annotations.NullMarked;
