/** Formatting of values and user text for display. */
@NullMarked
package dev.retune.ui.format;

import org.jspecify.annotations.NullMarked;
