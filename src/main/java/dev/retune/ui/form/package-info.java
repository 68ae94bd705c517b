/** Fields that people fill in, and their layout in a form. */
@NullMarked
package dev.retune.ui.form;

import org.jspecify.annotations.NullMarked;
