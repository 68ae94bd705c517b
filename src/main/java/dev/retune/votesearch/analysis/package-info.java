/** Tokenization of indexed text and search input. Depends on Lucene and {@code common} only. */
@NullMarked
package dev.retune.votesearch.analysis;

import org.jspecify.annotations.NullMarked;
