package dev.retune.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.persistence.file.GroupDiskSync;
import dev.retune.persistence.file.SharedDatabaseFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The connections to a workspace's database, and how what they commit lasts. */
final class ConnectionPool implements AutoCloseable {
  private static final int AT_MOST = 8;
  private static final long PATIENCE_MILLIS = 10_000;

  private final HikariDataSource pool;
  private final DataSource administration;
  private final Optional<SharedDatabaseFile> file;
  private final Optional<GroupDiskSync> sync;

  private ConnectionPool(
      HikariDataSource pool,
      DataSource administration,
      Optional<SharedDatabaseFile> file,
      Optional<GroupDiskSync> sync) {
    this.pool = pool;
    this.administration = administration;
    this.file = file;
    this.sync = sync;
  }

  /** To a database; the first connection is made when one is asked for. */
  static ConnectionPool to(DatabaseUrl url) throws SQLException {
    HikariDataSource pool = new HikariDataSource();
    HikariConfig config = config(url);
    Optional<SharedDatabaseFile> file = Optional.empty();
    Optional<GroupDiskSync> sync = Optional.empty();
    DataSource administration = pool;
    if (url.homeFile().isPresent()) {
      try {
        SharedDatabaseFile shared = new SharedDatabaseFile(url.homeFile().get(), url.password());
        file = Optional.of(shared);
        config.setDataSource(shared.forWork());
        administration = shared.forAdministration();
        sync = Optional.of(new GroupDiskSync(administration));
      } catch (IOException e) {
        throw new SQLException(e);
      }
    } else {
      config.setJdbcUrl(url.jdbc());
      url.user().ifPresent(config::setUsername);
      url.password().ifPresent(config::setPassword);
    }
    config.copyStateTo(pool);
    return new ConnectionPool(pool, administration, file, sync);
  }

  private static HikariConfig config(DatabaseUrl url) {
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(AT_MOST);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setInitializationFailTimeout(1);
    // native queries then find the tables without naming the schema
    String schema =
        switch (url.kind()) {
          case H2 ->
              (url.homeFile().isPresent() ? "" : "CREATE SCHEMA IF NOT EXISTS \"retune\"; ")
                  + "SET SCHEMA \"retune\"; ";
          default -> "SET search_path TO retune; ";
        };
    config.setConnectionInitSql(schema + "SET TIME ZONE 'UTC'");
    return config;
  }

  /** For all work. */
  HikariDataSource pool() {
    return pool;
  }

  /** For making tables. */
  DataSource administration() {
    return administration;
  }

  /** What brings commits onto the disk, where the database does not do so by itself. */
  Optional<GroupDiskSync> sync() {
    return sync;
  }

  /** Makes the first connection for work, so that what is wrong with it is told at once. */
  void check() throws SQLException {
    pool.getConnection().close();
  }

  /** Forgets all connections, since one was broken and the others are of the same process. */
  void forget() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  @Override
  public void close() {
    pool.close();
    sync.ifPresent(GroupDiskSync::close);
    file.ifPresent(SharedDatabaseFile::close);
  }
}
