package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.persistence.connection.ConnectionErrorTranslator;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.persistence.connection.DriverMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** Opens the database of a configured source, read-only. */
public final class SourceOpener implements SourceConnector {
  private static final String CONNECT_SECONDS = "10";

  private final Function<String, Optional<String>> environment;

  public SourceOpener(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  @Override
  public SourceDatabase open(SourceConfig config, ProgressMonitor monitor) throws SQLException {
    DatabaseUrl url = DatabaseUrl.parse(config.url());
    return switch (url.kind()) {
      case SQLITE -> new SqliteFileOpener(file(config, url)).open();
      case POSTGRESQL -> server(config, url, SourceDialect.POSTGRESQL);
      case MYSQL -> server(config, url, SourceDialect.MYSQL);
      case H2 -> throw new InvalidInputException("feedback.sourceKind", config.name(), url.shown());
    };
  }

  @Override
  public UnavailableException explained(SQLException failure, SourceConfig config) {
    return ConnectionErrorTranslator.of(failure, DatabaseUrl.parse(config.url()));
  }

  public static UnavailableException unavailable(SQLException e, SourceConfig config) {
    return new UnavailableException(
        e, "feedback.sourceUnavailable", named(config), DriverMessage.of(e));
  }

  private static String named(SourceConfig config) {
    // an API is read from a copy whose file is of no use to anybody
    boolean api = config.url().startsWith("http");
    return !api && DatabaseUrl.parse(config.url()).kind() == DatabaseUrl.Kind.SQLITE
        ? config.name() + " (" + DatabaseUrl.parse(config.url()).place() + ")"
        : config.name();
  }

  /** Location of a source: for files the real path, which an import of the same file uses too. */
  @Override
  public String location(SourceConfig config) {
    DatabaseUrl url = DatabaseUrl.parse(config.url());
    try {
      return url.kind() == DatabaseUrl.Kind.SQLITE
          ? file(config, url).toRealPath().toString()
          : url.shown();
    } catch (IOException e) {
      throw new UnavailableException(
          e, "feedback.sourceUnavailable", config.name(), String.valueOf(e.getMessage()));
    }
  }

  private static Path file(SourceConfig config, DatabaseUrl url) {
    String path = url.jdbc().substring("jdbc:sqlite:".length()).replaceFirst("\\?.*", "");
    Path file = Path.of(path);
    if (!Files.isRegularFile(file)) {
      throw new UnavailableException("feedback.sourceFileMissing", config.name(), file.toString());
    }
    return file;
  }

  private SourceDatabase server(SourceConfig config, DatabaseUrl url, SourceDialect dialect)
      throws SQLException {
    Properties properties = new Properties();
    config.user().or(url::user).ifPresent(user -> properties.setProperty("user", user));
    password(config).or(url::password).ifPresent(p -> properties.setProperty("password", p));
    if (dialect == SourceDialect.POSTGRESQL) {
      properties.setProperty("connectTimeout", CONNECT_SECONDS);
      properties.setProperty("ApplicationName", "retune");
    } else {
      properties.setProperty("connectTimeout", CONNECT_SECONDS + "000");
    }
    Connection connection = DriverManager.getConnection(url.jdbc(), properties);
    try {
      connection.setReadOnly(true);
      // PostgreSQL streams results only within a transaction
      connection.setAutoCommit(dialect != SourceDialect.POSTGRESQL);
      return new SourceDatabase(connection, dialect, () -> {});
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * The password that the environment has for a source; empty when the source names none.
   *
   * @throws InvalidInputException when the variable is not set
   */
  public Optional<String> password(SourceConfig config) {
    return config
        .passwordEnv()
        .map(
            variable ->
                environment
                    .apply(variable)
                    .orElseThrow(
                        () ->
                            new InvalidInputException(
                                "feedback.passwordUnset", config.name(), variable)));
  }
}
