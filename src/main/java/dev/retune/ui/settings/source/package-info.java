/** The sources of feedback: what they would give, and how they are read. */
@NullMarked
package dev.retune.ui.settings.source;

import org.jspecify.annotations.NullMarked;
