package dev.retune.persistence;

import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.connection.DatabaseSchema;
import dev.retune.persistence.connection.DatabaseUrl;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The migrations of the workspace's schema. */
final class SchemaMigrations {
  private SchemaMigrations() {}

  /** Applies what is missing. */
  static void migrate(DataSource pool, DatabaseUrl url) {
    Flyway flyway = migrations(DatabaseSchema.NAME).dataSource(pool).load();
    MigrationInfoService found = flyway.info();
    refuseNewer(found, url);
    if (found.pending().length > 0
        || Arrays.stream(found.applied()).anyMatch(m -> !m.isChecksumMatching())) {
      flyway.migrate();
    }
  }

  static FluentConfiguration migrations(String schema) {
    return Flyway.configure()
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(true)
        .loggers("slf4j");
  }

  static void refuseNewer(MigrationInfoService found, DatabaseUrl url) {
    MigrationInfo current = found.current();
    boolean newer =
        current != null
            && Arrays.stream(found.all()).anyMatch(m -> m.getState().name().startsWith("FUTURE"));
    if (newer) {
      throw new InvalidInputException(
          "persistence.newerSchema", url.shown(), String.valueOf(current.getVersion()));
    }
  }
}
