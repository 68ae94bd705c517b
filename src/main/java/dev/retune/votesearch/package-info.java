/** The list of votes under any filter. */
@NullMarked
package dev.retune.votesearch;

import org.jspecify.annotations.NullMarked;
