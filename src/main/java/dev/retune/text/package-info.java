/** Sentences in the user's language, and JSON. Touches nothing but {@code fault}. */
@NullMarked
package dev.retune.text;

import org.jspecify.annotations.NullMarked;
