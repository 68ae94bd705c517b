package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A document to be stored.
 *
 * @param updatedAt empty when the source does not provide it; the stored value is then kept
 */
public record NewDocument(
    String externalId,
    Optional<String> origin,
    Optional<String> uri,
    Optional<String> title,
    Optional<String> section,
    String body,
    Optional<Instant> updatedAt)
    implements InputRow {

  @Override
  public NewDocument withExternalId(String id) {
    return new NewDocument(id, origin, uri, title, section, body, updatedAt);
  }

  @Override
  public int length() {
    return body.length() + title.map(String::length).orElse(0);
  }
}
