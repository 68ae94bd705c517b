/** In which language a text is written. */
@NullMarked
package dev.retune.common.language;

import org.jspecify.annotations.NullMarked;
