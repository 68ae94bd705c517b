/**
 * The Feedback screen: votes with their questions and reasons, filtered, charted, and one by one.
 */
@NullMarked
package dev.retune.ui.feedback;

import org.jspecify.annotations.NullMarked;
