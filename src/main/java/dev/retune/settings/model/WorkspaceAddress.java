package dev.retune.settings.model;

import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.SecretStore;
import java.util.Optional;

/**
 * The address of the workspace. Its password is a secret, {@link SecretStore#DATABASE_PASSWORD}.
 *
 * @param url address without credentials
 * @param user user name
 */
public record WorkspaceAddress(String url, Optional<String> user) {

  /** Returns the address to open. */
  public DatabaseUrl toUrl() {
    DatabaseUrl parsed = DatabaseUrl.parse(url);
    return new DatabaseUrl(parsed.kind(), parsed.jdbc(), user.or(parsed::user), parsed.password());
  }

  /** Returns the address to open with a password. */
  public DatabaseUrl toUrl(String password) {
    DatabaseUrl open = toUrl();
    return new DatabaseUrl(open.kind(), open.jdbc(), open.user(), Optional.of(password));
  }
}
