package dev.retune.collector.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as stored: never the key itself.
 *
 * @param name display name, at most 200 characters
 * @param hash SHA-256 of the key; also the secret that signs vote URLs for it
 * @param revokedAt when it was revoked
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

  /** Whether it has a scope. */
  public boolean allows(ApiKeyScope scope) {
    return revokedAt.isEmpty() && scopes.contains(scope);
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
