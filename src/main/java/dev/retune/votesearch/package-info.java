/**
 * The list of votes under any filter, combining the database and the text index. Only reads the
 * workspace.
 */
@NullMarked
package dev.retune.votesearch;

import org.jspecify.annotations.NullMarked;
