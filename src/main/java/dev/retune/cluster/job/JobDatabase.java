package dev.retune.cluster.job;

import dev.retune.persistence.connection.DatabaseSchema;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * The workspace as a job's machines reach it.
 *
 * @param url JDBC address
 * @param user user name; empty for the driver's default
 * @param password never shown; empty for none
 */
public record JobDatabase(String url, String user, String password) implements Serializable {

  /**
   * The database of arguments.
   *
   * @param environment the value of {@link JobArguments#PASSWORD}, or empty
   * @throws IOException when the file of the password cannot be read
   */
  public static JobDatabase of(JobArguments arguments, String environment) throws IOException {
    String password =
        arguments.passwordFile().isPresent()
            ? Files.readString(Path.of(arguments.passwordFile().get())).strip()
            : environment;
    return new JobDatabase(arguments.database(), arguments.user().orElse(""), password);
  }

  /** Opens a connection; the caller closes it. */
  public Connection open() throws SQLException {
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    // the driver's own class: a cluster's class loaders hide it from the driver manager
    Connection connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("not an address of PostgreSQL: " + url);
    }
    connection.setSchema(DatabaseSchema.NAME);
    return connection;
  }

  @Override
  public String toString() {
    return url;
  }
}
