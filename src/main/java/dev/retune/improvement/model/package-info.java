/** One line of what can be done about the dislikes, and what became of it. */
@NullMarked
package dev.retune.improvement.model;

import org.jspecify.annotations.NullMarked;
