package dev.retune.settings.model;

import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.SecretStore;
import java.util.Optional;

/**
 * Where the workspace is. Its password is a secret, {@link SecretStore#DATABASE_PASSWORD}.
 *
 * @param url without credentials
 * @param user who connects
 */
public record WorkspaceAddress(String url, Optional<String> user) {

  /** The address to open. */
  public DatabaseUrl with(Optional<String> password) {
    DatabaseUrl parsed = DatabaseUrl.parse(url);
    return new DatabaseUrl(
        parsed.kind(), parsed.jdbc(), user.or(parsed::user), password.or(parsed::password));
  }
}
