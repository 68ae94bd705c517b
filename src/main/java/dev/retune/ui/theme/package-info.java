/** Themes, view loading and JavaFX startup. */
@NullMarked
package dev.retune.ui.theme;

import org.jspecify.annotations.NullMarked;
