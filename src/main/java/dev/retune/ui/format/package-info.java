/** Values as text in the user's language. */
@NullMarked
package dev.retune.ui.format;

import org.jspecify.annotations.NullMarked;
