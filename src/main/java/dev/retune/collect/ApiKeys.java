package dev.retune.collect;

import dev.retune.db.SqlTime;
import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The API keys of a workspace. */
public final class ApiKeys {
  private static final int BYTES = 32;
  // lets people and secret scanners know one when they see it
  private static final String PREFIX = "rtk_";

  private final Workspace workspace;
  private final Clock clock;

  /** On a workspace; the clock dates changes. */
  public ApiKeys(Workspace workspace, Clock clock) {
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
   * @throws BadInput when the name is blank or too long, or it would be good for nothing
   */
  public Created create(String name, Set<Scope> scopes) {
    if (name.isBlank() || name.length() > 200) {
      throw new BadInput("collect.keyName");
    }
    if (scopes.isEmpty()) {
      throw new BadInput("collect.scopeUnknown", "");
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    ApiKeyRow row = new ApiKeyRow();
    row.name = name.strip();
    row.hash = Digest.of(secret);
    row.scopes = Scope.text(scopes);
    row.createdAt = SqlTime.now(clock);
    workspace.run(session -> session.insert(row));
    return new Created(row.toRecord(), secret);
  }

  /** All, oldest first; revoked ones too. */
  public List<ApiKey> list() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery("from ApiKeyRow order by id", ApiKeyRow.class)
                .getResultList()
                .stream()
                .map(ApiKeyRow::toRecord)
                .toList());
  }

  /**
   * Ends a key, and with it every address that was signed in its name. Revoking again changes
   * nothing.
   *
   * @throws BadInput when there is no such key
   */
  public void revoke(long id) {
    int known =
        workspace.write(
            session ->
                session
                    .createMutationQuery(
                        "update ApiKeyRow set revokedAt = coalesce(revokedAt, :now) where id = :id")
                    .setParameter("now", SqlTime.now(clock))
                    .setParameter("id", id)
                    .executeUpdate());
    if (known == 0) {
      throw new BadInput("collect.keyUnknown", String.valueOf(id));
    }
  }
}
