/** Prompts as versions: kept, compared, imported, made live and watched. */
@NullMarked
package dev.retune.prompting;

import org.jspecify.annotations.NullMarked;
