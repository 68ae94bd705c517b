package dev.retune.persistence;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.connection.ConnectionErrorTranslator;
import dev.retune.persistence.connection.DatabaseSchema;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.persistence.file.DatabaseFileUsers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Inspects a database that may become the workspace, without changing it. */
public final class WorkspaceProbe {
  private WorkspaceProbe() {}

  /**
   * The database that was found.
   *
   * @param product name and version of the database
   * @param schema version of Retune's schema; empty where there is none yet
   */
  public record Found(String product, Optional<String> schema) {}

  /**
   * Inspects a database.
   *
   * @throws UnavailableException when it cannot be opened; the message gives the precise reason
   * @throws InvalidInputException when the database kind is not supported, or its schema is newer
   *     than this program
   */
  public static Found look(DatabaseUrl url) {
    if (url.kind() != DatabaseUrl.Kind.H2 && url.kind() != DatabaseUrl.Kind.POSTGRESQL) {
      throw new InvalidInputException("persistence.workspaceKind", url.shown());
    }
    // a connection test must not create the file
    if (url.homeFile().filter(file -> !DatabaseFileUsers.exists(file)).isPresent()) {
      throw new UnavailableException("persistence.noDatabase", url.place());
    }
    try (AdministrationAccess access = AdministrationAccess.to(url);
        Connection connection = access.source().getConnection()) {
      var data = connection.getMetaData();
      String product = data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
      return new Found(product, schema(url, access.source()));
    } catch (SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
  }

  private static Optional<String> schema(DatabaseUrl url, DataSource source) {
    Flyway flyway = SchemaMigrations.migrations(DatabaseSchema.NAME).dataSource(source).load();
    MigrationInfoService found = flyway.info();
    SchemaMigrations.refuseNewer(found, url);
    MigrationInfo current = found.current();
    return Optional.ofNullable(current).map(info -> String.valueOf(info.getVersion()));
  }
}
