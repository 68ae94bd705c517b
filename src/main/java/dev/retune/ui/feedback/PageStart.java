package dev.retune.ui.feedback;

import dev.retune.feedback.query.VoteCursor;
import java.util.Optional;

/**
 * Where a page of the vote list starts.
 *
 * @param after the row before the page; empty for the newest vote
 */
record PageStart(Optional<VoteCursor> after) {
  static final PageStart NEWEST = new PageStart(Optional.empty());

  static PageStart after(VoteCursor row) {
    return new PageStart(Optional.of(row));
  }
}
