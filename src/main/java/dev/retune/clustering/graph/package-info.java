/**
 * Nearest neighbours of vectors, the graph of shared neighbours, and its groups by Leiden's
 * algorithm.
 */
@NullMarked
package dev.retune.clustering.graph;

import org.jspecify.annotations.NullMarked;
