/** Messages in the user's language. */
@NullMarked
package dev.retune.common.i18n;

import org.jspecify.annotations.NullMarked;
