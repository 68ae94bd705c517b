/** The journal of reviewers' actions, for undo and redo. */
@NullMarked
package dev.retune.review.journal;

import org.jspecify.annotations.NullMarked;
