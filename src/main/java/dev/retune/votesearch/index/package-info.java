/** The text index of votes, which follows the workspace and can be rebuilt at any time. */
@NullMarked
package dev.retune.votesearch.index;

import org.jspecify.annotations.NullMarked;
