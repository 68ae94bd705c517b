/** Names of topics: the words that tell them from the others. */
@NullMarked
package dev.retune.clustering.naming;

import org.jspecify.annotations.NullMarked;
