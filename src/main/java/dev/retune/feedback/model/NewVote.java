package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A vote to be stored.
 *
 * @param conversationExternalId the answer voted on, by its id at the source; may come later
 * @param createdAt empty when the source does not tell: the time of storing, once and for all
 * @param beside whether it came in the row of its answer without an id of its own, so that it is
 *     the same as a vote on that answer that has one
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

  /** Of a row of its own. */
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
