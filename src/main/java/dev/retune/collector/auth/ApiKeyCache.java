package dev.retune.collector.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The current keys, reloaded every two seconds so that a revocation takes effect. */
public final class ApiKeyCache {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final ApiKeyRepository keys;
  private final Clock clock;
  private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.MIN);

  private record Snapshot(List<ApiKey> keys, Instant at) {}

  public ApiKeyCache(ApiKeyRepository keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Whether no key was ever created; revoking the last one does not permit requests without a key
   * again.
   */
  boolean empty() {
    return now().isEmpty();
  }

  /** Finds a key by its secret, unless it is revoked. */
  Optional<ApiKey> find(String secret) {
    String hash = SecureDigest.of(secret);
    return now().stream()
        .filter(key -> SecureDigest.same(key.hash(), hash))
        .filter(key -> key.revokedAt().isEmpty())
        .findFirst();
  }

  /** Finds a key by its id, unless it is revoked. */
  public Optional<ApiKey> byId(String id) {
    return now().stream()
        .filter(key -> String.valueOf(key.id()).equals(id))
        .filter(key -> key.revokedAt().isEmpty())
        .findFirst();
  }

  private List<ApiKey> now() {
    Instant now = clock.instant();
    Snapshot last = snapshot;
    if (last.at().isBefore(now.minus(FRESH)) || last.at().isAfter(now)) {
      last = new Snapshot(keys.list(), now);
      snapshot = last;
    }
    return last.keys();
  }
}
