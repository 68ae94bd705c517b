/**
 * The screen Feedback: every vote with its question and reason, by day, by reason, and one by one.
 */
@NullMarked
package dev.retune.ui.feedback;

import org.jspecify.annotations.NullMarked;
