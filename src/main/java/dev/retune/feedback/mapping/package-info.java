/** Which table and column of a source holds what. */
@NullMarked
package dev.retune.feedback.mapping;

import org.jspecify.annotations.NullMarked;
