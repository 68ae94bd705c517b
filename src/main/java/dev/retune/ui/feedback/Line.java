package dev.retune.ui.feedback;

import dev.retune.feedback.VoteRow;
import java.util.Optional;

/**
 * A place in the table.
 *
 * @param index from the top, 0 for the newest
 * @param row empty while it is not in memory
 */
public record Line(int index, Optional<VoteRow> row) {}
