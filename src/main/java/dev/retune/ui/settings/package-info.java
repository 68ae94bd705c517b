/** The Settings screen. */
@NullMarked
package dev.retune.ui.settings;

import org.jspecify.annotations.NullMarked;
