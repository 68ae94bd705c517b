package dev.retune.collector.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key as it is kept: never the key itself.
 *
 * @param name what people call it, at most 200 characters
 * @param hash SHA-256 of the key; also what signs vote addresses in its name
 * @param revokedAt when it stopped being good
 */
public record ApiKey(
    long id,
    String name,
    String hash,
    Set<ApiKeyScope> scopes,
    Instant createdAt,
    Optional<Instant> revokedAt) {

  /** Copies the set. */
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it may be used for this. */
  public boolean allows(ApiKeyScope scope) {
    return revokedAt.isEmpty() && scopes.contains(scope);
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
