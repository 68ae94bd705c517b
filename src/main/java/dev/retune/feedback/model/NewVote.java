package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A vote to be stored.
 *
 * @param conversationExternalId external id of the answer voted on; may be stored later than the
 *     vote
 * @param createdAt empty when the source does not provide it; the time of first storage is then
 *     used
 * @param beside whether it was read from the answer's row and has no id of its own, in which case
 *     it duplicates a vote on that answer that has one
 */
public record NewVote(
    String externalId,
    String conversationExternalId,
    Vote.Value value,
    Optional<String> reason,
    Optional<String> voter,
    Optional<Instant> createdAt,
    boolean beside)
    implements InputRow {

  /** A vote from a row of its own. */
  public NewVote(
      String externalId,
      String conversationExternalId,
      Vote.Value value,
      Optional<String> reason,
      Optional<String> voter,
      Optional<Instant> createdAt) {
    this(externalId, conversationExternalId, value, reason, voter, createdAt, false);
  }

  @Override
  public NewVote withExternalId(String id) {
    return new NewVote(id, conversationExternalId, value, reason, voter, createdAt, beside);
  }

  public NewVote withConversation(String id) {
    return new NewVote(externalId, id, value, reason, voter, createdAt, beside);
  }

  public NewVote besideItsAnswer() {
    return new NewVote(externalId, conversationExternalId, value, reason, voter, createdAt, true);
  }

  @Override
  public int length() {
    return reason.map(String::length).orElse(0);
  }
}
