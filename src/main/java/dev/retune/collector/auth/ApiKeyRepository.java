package dev.retune.collector.auth;

import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The API keys of a workspace. */
public final class ApiKeyRepository {
  private static final int BYTES = 32;
  // makes keys recognizable for people and secret scanners
  private static final String PREFIX = "rtk_";

  private final Workspace workspace;
  private final Clock clock;

  /** Stores the keys in a workspace; the clock dates changes. */
  public ApiKeyRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * A new key.
   *
   * @param secret the key itself, which is shown once and never stored
   */
  public record Created(ApiKey key, String secret) {
    @Override
    public String toString() {
      return key.toString();
    }
  }

  /**
   * Creates a key.
   *
   * @throws InvalidInputException when the name is blank or too long, or there is no scope
   */
  public Created create(String name, Set<ApiKeyScope> scopes) {
    if (name.isBlank() || name.length() > 200) {
      throw new InvalidInputException("collector.keyName");
    }
    if (scopes.isEmpty()) {
      throw new InvalidInputException("collector.scopeUnknown", "");
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    ApiKeyEntity row = new ApiKeyEntity();
    row.name = name.strip();
    row.hash = SecureDigest.of(secret);
    row.scopes = ApiKeyScope.text(scopes);
    row.createdAt = SqlTime.now(clock);
    workspace.run(session -> session.insert(row));
    return new Created(row.toRecord(), secret);
  }

  /** Lists all keys, oldest first, including revoked ones. */
  public List<ApiKey> list() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery("from ApiKeyEntity order by id", ApiKeyEntity.class)
                .getResultList()
                .stream()
                .map(ApiKeyEntity::toRecord)
                .toList());
  }

  /**
   * Revokes a key and every URL signed with it. Revoking it again has no effect.
   *
   * @throws InvalidInputException when there is no such key
   */
  public void revoke(long id) {
    int known =
        workspace.write(
            session ->
                session
                    .createMutationQuery(
                        "update ApiKeyEntity set revokedAt = coalesce(revokedAt, :now) where id = :id")
                    .setParameter("now", SqlTime.now(clock))
                    .setParameter("id", id)
                    .executeUpdate());
    if (known == 0) {
      throw new InvalidInputException("collector.keyUnknown", id);
    }
  }
}
