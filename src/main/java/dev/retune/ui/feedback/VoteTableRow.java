package dev.retune.ui.feedback;

import dev.retune.feedback.query.VoteListItem;
import java.util.Optional;

/**
 * A place in the table.
 *
 * @param index from the top, 0 for the newest
 * @param row empty while it is not in memory
 */
public record VoteTableRow(int index, Optional<VoteListItem> row) {}
