/** Prompts from files and from Langfuse, and to the product. */
@NullMarked
package dev.retune.prompting.exchange;

import org.jspecify.annotations.NullMarked;
