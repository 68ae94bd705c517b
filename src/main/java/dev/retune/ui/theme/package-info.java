/** Themes, view loading and the start of JavaFX. */
@NullMarked
package dev.retune.ui.theme;

import org.jspecify.annotations.NullMarked;
