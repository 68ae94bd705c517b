/** Controls shared by the screens. */
@NullMarked
package dev.retune.ui.control;

import org.jspecify.annotations.NullMarked;
