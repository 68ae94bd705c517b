/** The map: texts and documents in two dimensions, near each other when they are alike. */
@NullMarked
package dev.retune.clustering.layout;

import org.jspecify.annotations.NullMarked;
