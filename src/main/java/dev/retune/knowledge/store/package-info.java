/**
 * Stores what people say about documents and gaps, fixes and trials. What is live is read from the
 * live index.
 */
@NullMarked
package dev.retune.knowledge.store;

import org.jspecify.annotations.NullMarked;
