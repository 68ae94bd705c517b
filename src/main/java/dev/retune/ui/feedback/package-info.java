/** The Feedback screen: a filterable vote list with charts and answer details. */
@NullMarked
package dev.retune.ui.feedback;

import org.jspecify.annotations.NullMarked;
