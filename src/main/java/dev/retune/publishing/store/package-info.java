/** Stores targets and publications. */
@NullMarked
package dev.retune.publishing.store;

import org.jspecify.annotations.NullMarked;
