package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One like or dislike of one answer.
 *
 * @param id id in the workspace
 * @param sourceId source it belongs to
 * @param externalId id at the source
 * @param conversationId workspace id of the answer voted on
 * @param value like or dislike
 * @param reason text written by the voter
 * @param reasonCode code of the reason; empty for likes and for votes without a reason
 * @param reasonConfidence 0 to 1; empty until the reason has been classified
 * @param voter who voted, as named by the source
 * @param createdAt time of the vote
 */
public record Vote(
    long id,
    long sourceId,
    String externalId,
    long conversationId,
    Value value,
    Optional<String> reason,
    Optional<String> reasonCode,
    Optional<Double> reasonConfidence,
    Optional<String> voter,
    Instant createdAt) {

  /** Like or dislike. */
  public enum Value {
    LIKE,
    DISLIKE;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The spelling in the database and in files: {@code like} or {@code dislike}. */
    public String text() {
      return text;
    }

    public static Value ofText(String text) {
      return text.equals(LIKE.text) ? LIKE : DISLIKE;
    }
  }
}
