/** Embedding jobs and their vectors, as a console sees them. */
@NullMarked
package dev.retune.cluster.store;

import org.jspecify.annotations.NullMarked;
