/** Measuring how well a version retrieves the relevant documents. */
@NullMarked
package dev.retune.index.evaluation;

import org.jspecify.annotations.NullMarked;
