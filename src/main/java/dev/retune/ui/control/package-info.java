/** Charts and controls that screens share. */
@NullMarked
package dev.retune.ui.control;

import org.jspecify.annotations.NullMarked;
