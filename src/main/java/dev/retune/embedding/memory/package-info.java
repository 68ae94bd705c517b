/** How much memory a model takes. */
@NullMarked
package dev.retune.embedding.memory;

import org.jspecify.annotations.NullMarked;
