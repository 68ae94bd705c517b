/** The named filters of Feedback. */
@NullMarked
package dev.retune.ui.feedback.saved;

import org.jspecify.annotations.NullMarked;
