package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
  // what applications write where nobody is logged in
  private static final Set<String> NOBODY =
      Set.of(
          "",
          "anonymous",
          "anon",
          "guest",
          "unknown",
          "nobody",
          "none",
          "null",
          "nil",
          "undefined",
          "n/a",
          "na",
          "-",
          "--",
          "00000000-0000-0000-0000-000000000000",
          "익명",
          "비회원",
          "게스트",
          "미상");

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

  /** The voter; empty when it is unknown, so that two such votes may be of two people. */
  public Optional<String> person() {
    return voter.filter(NewVote::isPerson);
  }

  /** Whether a voter's name is not just a word for nobody, such as {@code anonymous}. */
  public static boolean isPerson(String voter) {
    return !NOBODY.contains(voter.strip().toLowerCase(Locale.ROOT));
  }

  @Override
  public int length() {
    return reason.map(String::length).orElse(0);
  }
}
