/** Measures how well a version retrieves the right documents. */
@NullMarked
package dev.retune.index.evaluation;

import org.jspecify.annotations.NullMarked;
