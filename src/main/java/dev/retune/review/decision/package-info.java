/**
 * Decisions and drafts, and the effect of decisions on the queue and on reason codes. Gives queries
 * of votes the subqueries on decisions.
 */
@NullMarked
package dev.retune.review.decision;

import org.jspecify.annotations.NullMarked;
