package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One like or dislike of one answer.
 *
 * @param id in the workspace
 * @param sourceId whose it is
 * @param externalId its id at the source
 * @param conversationId the answer voted on, by its id in the workspace
 * @param value like or dislike
 * @param reason what the voter wrote
 * @param reasonCode the code found for the reason; empty for likes and votes without a reason
 * @param reasonConfidence 0 to 1; empty until the reason has been classified
 * @param voter who voted, as the source names them
 * @param createdAt when
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

    /** As the database and files spell it: {@code like} or {@code dislike}. */
    public String text() {
      return text;
    }

    public static Value ofText(String text) {
      return text.equals(LIKE.text) ? LIKE : DISLIKE;
    }
  }
}
