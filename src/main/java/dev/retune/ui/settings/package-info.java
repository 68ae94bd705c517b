/** The screen Settings: all that a person can set. */
@NullMarked
package dev.retune.ui.settings;

import org.jspecify.annotations.NullMarked;
