/**
 * The text index of votes: derived from the workspace, updated incrementally, rebuilt at any time.
 * Nothing else writes below {@code home/find}.
 */
@NullMarked
package dev.retune.votesearch.index;

import org.jspecify.annotations.NullMarked;
