/** The tables of topics, their texts, proposals and vectors. */
@NullMarked
package dev.retune.clustering.store;

import org.jspecify.annotations.NullMarked;
