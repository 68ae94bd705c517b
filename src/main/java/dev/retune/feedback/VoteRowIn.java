package dev.retune.feedback;

import java.time.Instant;
import java.util.Optional;

/**
 * A vote to be stored.
 *
 * @param conversationExternalId the answer voted on, by its id at the source; may come later
 * @param createdAt empty when the source does not tell: the time of storing, once and for all
 */
public record VoteRowIn(
    String externalId,
    String conversationExternalId,
    Vote.Value value,
    Optional<String> reason,
    Optional<String> voter,
    Optional<Instant> createdAt)
    implements InputRow {

  @Override
  public VoteRowIn withExternalId(String id) {
    return new VoteRowIn(id, conversationExternalId, value, reason, voter, createdAt);
  }

  VoteRowIn withConversation(String id) {
    return new VoteRowIn(externalId, id, value, reason, voter, createdAt);
  }

  @Override
  public int length() {
    return reason.map(String::length).orElse(0);
  }
}
