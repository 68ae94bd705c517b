/** Classifying free-text reasons in English and Korean. */
@NullMarked
package dev.retune.reasons.classification;

import org.jspecify.annotations.NullMarked;
