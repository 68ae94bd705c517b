/**
 * The only package that writes feedback to the workspace, updating the roll-ups in the same
 * transaction.
 */
@NullMarked
package dev.retune.feedback.store;

import org.jspecify.annotations.NullMarked;
