/** How text and queries are split into terms. */
@NullMarked
package dev.retune.votesearch.analysis;

import org.jspecify.annotations.NullMarked;
