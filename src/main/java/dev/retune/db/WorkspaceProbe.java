package dev.retune.db;

import dev.retune.fault.BadInput;
import dev.retune.fault.Unavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Looks at a database that may become the workspace; changes nothing. */
public final class WorkspaceProbe {
  private static final String SECONDS = "10";

  private WorkspaceProbe() {}

  /**
   * What is there.
   *
   * @param product name and version of the database
   * @param schema version of Retune's schema; empty where there is none yet
   */
  public record Found(String product, Optional<String> schema) {}

  /**
   * Looks.
   *
   * @throws Unavailable when nobody is let in; says precisely why
   * @throws BadInput when the address is of another kind, or its schema newer than this program
   */
  public static Found look(DatabaseUrl url) {
    if (url.kind() != DatabaseUrl.Kind.H2 && url.kind() != DatabaseUrl.Kind.POSTGRESQL) {
      throw new BadInput("db.workspaceKind", url.shown());
    }
    Properties properties = new Properties();
    url.user().ifPresent(user -> properties.setProperty("user", user));
    url.password().ifPresent(password -> properties.setProperty("password", password));
    if (url.kind() == DatabaseUrl.Kind.POSTGRESQL) {
      properties.setProperty("connectTimeout", SECONDS);
    }
    // a test must not make the file
    String existing = url.jdbc() + (url.kind() == DatabaseUrl.Kind.H2 ? ";IFEXISTS=TRUE" : "");
    try (Connection connection = DriverManager.getConnection(existing, properties)) {
      var data = connection.getMetaData();
      String product = data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
      return new Found(product, schema(url, existing));
    } catch (SQLException e) {
      throw ConnectFailure.of(e, url);
    }
  }

  private static Optional<String> schema(DatabaseUrl url, String jdbc) {
    Flyway flyway =
        Workspace.migrations(Workspace.SCHEMA)
            .dataSource(jdbc, url.user().orElse(null), url.password().orElse(null))
            .load();
    MigrationInfoService found = flyway.info();
    Workspace.refuseNewer(found, url);
    MigrationInfo current = found.current();
    return Optional.ofNullable(current).map(info -> String.valueOf(info.getVersion()));
  }
}
