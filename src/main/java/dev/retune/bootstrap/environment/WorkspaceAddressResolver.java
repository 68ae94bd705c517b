package dev.retune.bootstrap.environment;

import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.settings.model.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Determines the workspace database: from the command line, else the environment, else the
 * settings, else a file in the home. The sample always has its own.
 *
 * @param home the home in use
 */
public record WorkspaceAddressResolver(
    LaunchOptions options, HomeFolder home, Map<String, String> environment)
    implements Function<Settings, DatabaseUrl> {

  @Override
  public DatabaseUrl apply(Settings settings) {
    if (options.demo()) {
      return home.database();
    }
    return named().map(this::withPassword).or(() -> set(settings)).orElseGet(home::database);
  }

  private Optional<String> named() {
    return options
        .database()
        .or(() -> Optional.ofNullable(environment.get("RETUNE_DATABASE")))
        .filter(url -> !url.isBlank());
  }

  /** The keyring's password is not used: it belongs to the server of the settings. */
  private DatabaseUrl withPassword(String address) {
    DatabaseUrl url = DatabaseUrl.parse(address);
    Optional<String> password = Optional.ofNullable(environment.get(SecretStore.DATABASE_PASSWORD));
    return url.kind() == DatabaseUrl.Kind.POSTGRESQL && url.password().isEmpty()
        ? new DatabaseUrl(url.kind(), url.jdbc(), url.user(), password)
        : url;
  }

  private Optional<DatabaseUrl> set(Settings settings) {
    return settings
        .database()
        .map(
            address ->
                new SecretStore(environment)
                    .find(SecretStore.DATABASE_PASSWORD)
                    .map(address::toUrl)
                    .orElseGet(address::toUrl));
  }
}
