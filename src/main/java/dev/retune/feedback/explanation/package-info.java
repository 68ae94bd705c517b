/** What a source or file would give, without storing anything. */
@NullMarked
package dev.retune.feedback.explanation;

import org.jspecify.annotations.NullMarked;
