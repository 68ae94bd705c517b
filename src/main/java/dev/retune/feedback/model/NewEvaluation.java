package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An evaluation of a conversation to be stored, as provided by the chat product.
 *
 * @param score on the source's own scale
 * @param createdAt empty when the source does not provide it; the time of first storage is then
 *     used
 */
public record NewEvaluation(
    String externalId,
    String conversationExternalId,
    Optional<Double> score,
    Optional<String> comment,
    Optional<Instant> createdAt)
    implements InputRow {
  /** The end of the comments that Retune writes to a source. */
  public static final String OWN_MARK = "[retune]";

  /** Whether Retune itself wrote it. */
  public boolean isOwn() {
    return comment.filter(text -> text.stripTrailing().endsWith(OWN_MARK)).isPresent();
  }

  @Override
  public NewEvaluation withExternalId(String id) {
    return new NewEvaluation(id, conversationExternalId, score, comment, createdAt);
  }

  @Override
  public int length() {
    return comment.map(String::length).orElse(0);
  }
}
