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
import org.jspecify.annotations.Nullable;

/**
 * The connection pool of a workspace's database, with the disk sync that makes its commits durable.
 */
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
      @Nullable SharedDatabaseFile file,
      @Nullable GroupDiskSync sync) {
    this.pool = pool;
    this.administration = administration;
    this.file = Optional.ofNullable(file);
    this.sync = Optional.ofNullable(sync);
  }

  /** Creates a pool; the first connection is opened on first use. */
  static ConnectionPool to(DatabaseUrl url) throws SQLException {
    HikariDataSource pool = new HikariDataSource();
    HikariConfig config = config(url);
    SharedDatabaseFile file = null;
    GroupDiskSync sync = null;
    DataSource administration = pool;
    if (url.homeFile().isPresent()) {
      try {
        file = new SharedDatabaseFile(url);
        config.setDataSource(file.forWork());
        administration = file.forAdministration();
        sync = new GroupDiskSync(administration);
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

  /** Returns the pool for regular work, without the right to change tables. */
  HikariDataSource pool() {
    return pool;
  }

  /** Returns connections that may create and alter tables. */
  DataSource administration() {
    return administration;
  }

  /** Returns the disk sync, for databases that do not sync on commit themselves. */
  Optional<GroupDiskSync> sync() {
    return sync;
  }

  /** Opens the first regular connection, so that configuration errors surface immediately. */
  void check() throws SQLException {
    pool.getConnection().close();
  }

  /** Evicts all connections: when one breaks, the others lead to the same dead process. */
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
