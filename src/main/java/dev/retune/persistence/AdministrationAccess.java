package dev.retune.persistence;

import dev.retune.persistence.connection.ConnectingDataSource;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.persistence.file.SharedDatabaseFile;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;

/** A database opened for administration, without a pool. */
record AdministrationAccess(DataSource source, Optional<SharedDatabaseFile> file)
    implements AutoCloseable {
  private static final String SECONDS = "10";

  /** Opens a database for administration; a home's own file is created if it is missing. */
  static AdministrationAccess to(DatabaseUrl url) throws SQLException {
    if (url.homeFile().isPresent()) {
      try {
        SharedDatabaseFile shared = new SharedDatabaseFile(url);
        return new AdministrationAccess(shared.forAdministration(), Optional.of(shared));
      } catch (IOException e) {
        throw new SQLException(e);
      }
    }
    Properties properties = new Properties();
    url.user().ifPresent(user -> properties.setProperty("user", user));
    url.password().ifPresent(password -> properties.setProperty("password", password));
    if (url.kind() == DatabaseUrl.Kind.POSTGRESQL) {
      properties.setProperty("connectTimeout", SECONDS);
    }
    // inspecting a file, or restoring beside it, must not create it
    String jdbc = url.jdbc() + (url.kind() == DatabaseUrl.Kind.H2 ? ";IFEXISTS=TRUE" : "");
    return new AdministrationAccess(
        new ConnectingDataSource(() -> DriverManager.getConnection(jdbc, properties)),
        Optional.empty());
  }

  @Override
  public void close() {
    file.ifPresent(SharedDatabaseFile::close);
  }
}
