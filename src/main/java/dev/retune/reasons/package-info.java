/**
 * Why an answer was disliked: the list of reason codes, and the classification of what people wrote
 * into one of them. May touch {@code stats}, {@code feedback}, {@code embed}, {@code db} and the
 * grounds under them.
 */
@NullMarked
package dev.retune.reasons;

import org.jspecify.annotations.NullMarked;
