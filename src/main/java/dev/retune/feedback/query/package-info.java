/** Filters over votes, and pages of the votes that match. */
@NullMarked
package dev.retune.feedback.query;

import org.jspecify.annotations.NullMarked;
