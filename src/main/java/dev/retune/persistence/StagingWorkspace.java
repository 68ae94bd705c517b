package dev.retune.persistence;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.connection.ConnectionErrorTranslator;
import dev.retune.persistence.connection.DatabaseSchema;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.persistence.file.DatabaseFileHost;
import dev.retune.persistence.file.DatabaseFileUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/**
 * A workspace that is filled beside the one in use: a separate file, or in PostgreSQL a separate
 * schema that is then renamed in one transaction.
 */
public final class StagingWorkspace {
  private static final String BESIDE = "retune_restoring";
  // H2: another process has the file open
  private static final int IN_USE = 90020;

  private final DatabaseUrl url;
  private final String schema;

  private StagingWorkspace(DatabaseUrl url, String schema) {
    this.url = url;
    this.schema = schema;
  }

  /**
   * Creates a staging workspace in a file.
   *
   * @param inUse the file that it will replace
   * @throws UnavailableException when a process has that file open
   */
  public static StagingWorkspace file(DatabaseUrl inUse, DatabaseUrl draft) {
    Path file = inUse.homeFile().orElseThrow();
    if (DatabaseFileUsers.exists(file)) {
      try (DatabaseFileHost host =
          DatabaseFileHost.become(DatabaseFileUsers.of(inUse))
              .orElseThrow(() -> new UnavailableException("persistence.inUse", inUse.shown()))) {
        host.administrator().clearWarnings();
      } catch (SQLException | IOException e) {
        if (e instanceof SQLException sql && sql.getErrorCode() == IN_USE) {
          throw new UnavailableException(e, "persistence.inUse", inUse.shown());
        }
        // a broken file may be replaced
      }
    }
    return new StagingWorkspace(draft, DatabaseSchema.NAME);
  }

  /**
   * Creates a staging workspace in a schema beside the one in use.
   *
   * @param force allow it even if a workspace is in use there
   * @throws InvalidInputException when it is not PostgreSQL, or there is one in use and it is not
   *     forced
   */
  public static StagingWorkspace inSchemaOf(DatabaseUrl url, boolean force) {
    if (url.kind() != DatabaseUrl.Kind.POSTGRESQL) {
      throw new InvalidInputException("persistence.stagingKind", url.shown());
    }
    StagingWorkspace staging = new StagingWorkspace(url, BESIDE);
    try {
      if (!force && staging.exists(DatabaseSchema.NAME)) {
        throw new InvalidInputException("persistence.occupied", url.shown());
      }
      staging.discard();
      return staging;
    } catch (SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
  }

  /**
   * Checks that this program supports a schema version.
   *
   * @param where where the version was found, for the error message
   * @throws InvalidInputException when it is newer than this program
   */
  public static void refuseUnknown(String version, String where) {
    MigrationVersion wanted = MigrationVersion.fromVersion(version);
    boolean known =
        Arrays.stream(
                SchemaMigrations.migrations(DatabaseSchema.NAME)
                    .dataSource("jdbc:h2:mem:", null, null)
                    .load()
                    .info()
                    .all())
            .anyMatch(migration -> wanted.equals(migration.getVersion()));
    if (!known) {
      throw new InvalidInputException("persistence.newerSchema", where, version);
    }
  }

  /** Creates the tables of a schema version. */
  public void make(String version) {
    try (AdministrationAccess access = AdministrationAccess.to(url)) {
      SchemaMigrations.migrations(schema)
          .dataSource(access.source())
          .target(version)
          .load()
          .migrate();
    } catch (FlywayException | SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
  }

  /** Returns the name of its schema. */
  public String schema() {
    return schema;
  }

  /** Fills the tables of a staging workspace. */
  @FunctionalInterface
  public interface TableWriter {
    void into(Connection connection) throws SQLException, IOException;
  }

  /** Fills the tables in one transaction. */
  public void fill(TableWriter filling) throws SQLException, IOException {
    try (AdministrationAccess access = AdministrationAccess.to(url);
        Connection connection = access.source().getConnection()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            url.kind() == DatabaseUrl.Kind.H2
                ? "SET SCHEMA \"" + schema + "\""
                : "SET search_path TO " + schema);
        statement.execute("SET TIME ZONE 'UTC'");
      }
      connection.setAutoCommit(false);
      filling.into(connection);
      connection.commit();
    }
  }

  /**
   * Renames a filled schema to the workspace schema in one transaction; does nothing if that has
   * already happened.
   *
   * @param at time from which the name of the replaced schema is made
   * @return the new name of the replaced schema
   * @throws UnavailableException when the database does not answer
   */
  public static Optional<String> settle(DatabaseUrl url, Instant at) {
    String aside = "retune_before_" + at.toString().replaceAll("\\D", "");
    try (AdministrationAccess access = AdministrationAccess.to(url);
        Connection connection = access.source().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (exists(connection, BESIDE)) {
        if (exists(connection, DatabaseSchema.NAME)) {
          statement.execute("ALTER SCHEMA " + DatabaseSchema.NAME + " RENAME TO " + aside);
        }
        statement.execute("ALTER SCHEMA " + BESIDE + " RENAME TO " + DatabaseSchema.NAME);
      }
      boolean kept = exists(connection, aside);
      connection.commit();
      return kept ? Optional.of(aside) : Optional.empty();
    } catch (SQLException e) {
      throw ConnectionErrorTranslator.of(e, url);
    }
  }

  /** Removes the leftovers of an interrupted restore. */
  public void discard() throws SQLException {
    if (url.kind() == DatabaseUrl.Kind.POSTGRESQL) {
      try (AdministrationAccess access = AdministrationAccess.to(url);
          Connection connection = access.source().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("DROP SCHEMA IF EXISTS " + BESIDE + " CASCADE");
      }
    }
  }

  private boolean exists(String name) throws SQLException {
    try (AdministrationAccess access = AdministrationAccess.to(url);
        Connection connection = access.source().getConnection()) {
      return exists(connection, name);
    }
  }

  // the driver treats the name as a pattern, in which _ matches any character
  private static boolean exists(Connection connection, String name) throws SQLException {
    String pattern = name.replace("_", connection.getMetaData().getSearchStringEscape() + "_");
    try (ResultSet found = connection.getMetaData().getSchemas(null, pattern)) {
      return found.next();
    }
  }
}
