/** The fields of the settings and their layout in a form. */
@NullMarked
package dev.retune.ui.settings.form;

import org.jspecify.annotations.NullMarked;
