package dev.retune.feedback.query;

import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the list of votes.
 *
 * @param id id of the vote
 * @param conversationId id of the answer voted on
 * @param at time of the vote
 * @param value like or dislike
 * @param reasonCode empty for likes and for dislikes without a reason
 * @param confidence of the code, 0 to 1; empty until classified
 * @param reason text written by the voter
 * @param question the user's question
 * @param source name of the source
 */
public record VoteListItem(
    long id,
    long conversationId,
    Instant at,
    Vote.Value value,
    String reasonCode,
    Optional<Double> confidence,
    Optional<String> reason,
    String question,
    String source) {

  /** Position of this row, for requesting the next page. */
  public VoteCursor key() {
    return new VoteCursor(at, id);
  }
}
