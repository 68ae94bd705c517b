package dev.retune.feedback.query;

import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the list of votes.
 *
 * @param id the vote's id
 * @param conversationId the answer voted on
 * @param at when
 * @param value like or dislike
 * @param reasonCode '' for likes and for dislikes without a reason
 * @param confidence of the code, 0 to 1; empty until classified
 * @param reason what the voter wrote
 * @param question what had been asked
 * @param source the source's name
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

  /** This row's place in the list, for asking for the page after it. */
  public VoteCursor key() {
    return new VoteCursor(at, id);
  }
}
