/** The passages and vectors of an index version. */
@NullMarked
package dev.retune.publishing.passage;

import org.jspecify.annotations.NullMarked;
