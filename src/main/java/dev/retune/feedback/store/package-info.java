/** The only way rows enter the workspace, with the roll-ups kept in the same transaction. */
@NullMarked
package dev.retune.feedback.store;

import org.jspecify.annotations.NullMarked;
