package dev.retune.feedback.query;

import java.util.Optional;

/**
 * Request for a page of the list of votes.
 *
 * @param after the last row of the previous page; empty for the first page
 * @param limit maximum number of rows, at least 1
 */
public record VotePageRequest(VoteFilter filter, Optional<VoteCursor> after, int limit) {
  /** The first page. */
  public static VotePageRequest first(VoteFilter filter, int limit) {
    return new VotePageRequest(filter, Optional.empty(), limit);
  }
}
