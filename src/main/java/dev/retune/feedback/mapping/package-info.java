/**
 * Mapping of a source's tables, columns and values to rows. Depends only on {@code common} and
 * {@code feedback.model}.
 */
@NullMarked
package dev.retune.feedback.mapping;

import org.jspecify.annotations.NullMarked;
