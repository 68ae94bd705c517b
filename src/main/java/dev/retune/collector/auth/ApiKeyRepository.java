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
  // lets people and secret scanners know one when they see it
  private static final String PREFIX = "rtk_";

  private final Workspace workspace;
  private final Clock clock;

  /** On a workspace; the clock dates changes. */
  public ApiKeyRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * A key just made.
   *
   * @param secret the key itself, shown this once and kept nowhere
   */
  public record Created(ApiKey key, String secret) {
    @Override
    public String toString() {
      return key.toString();
    }
  }

  /**
   * Makes a key.
   *
   * @throws InvalidInputException when the name is blank or too long, or it would be good for
   *     nothing
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

  /** All, oldest first; revoked ones too. */
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
   * Ends a key, and with it every address that was signed in its name. Revoking again changes
   * nothing.
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
      throw new InvalidInputException("collector.keyUnknown", String.valueOf(id));
    }
  }
}
