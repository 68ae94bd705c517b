package dev.retune.ui.feedback;

import dev.retune.feedback.query.VoteListItem;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param index the position from the top, 0 for the newest
 * @param row the data; empty while not in memory
 */
public record VoteTableRow(int index, Optional<VoteListItem> row) {}
