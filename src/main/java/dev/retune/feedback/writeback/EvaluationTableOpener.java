package dev.retune.feedback.writeback;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.SourcePlan;
import dev.retune.feedback.ingest.SourcePlanner;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.profile.ProfileChoice;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceDialect;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.source.SourceTable;
import dev.retune.feedback.source.TableSelection;
import dev.retune.persistence.connection.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens the table of evaluations of a chat product's database. The table is found over the usual
 * connection that only reads; a second one, which may write, is opened for the changes.
 */
public final class EvaluationTableOpener implements WriteBackOpener {
  private static final int WAIT_MILLIS = 10_000;
  private static final String CONNECT_SECONDS = "10";

  private final SourceOpener databases;
  private final SourcePlanner planner;

  /** Opens databases with the passwords of an opener. */
  public EvaluationTableOpener(SourceOpener databases, SourcePlanner planner) {
    this.databases = databases;
    this.planner = planner;
  }

  @Override
  public String location(SourceConfig config) {
    return databases.location(config);
  }

  /**
   * Opens the table.
   *
   * @throws InvalidInputException when there is none, with the statement that would create it
   */
  @Override
  public WriteBackTarget open(SourceConfig config) {
    EvaluationColumns table = found(config);
    try {
      Connection connection = connect(config.forWriting());
      try {
        return new EvaluationTableTarget(config.name(), connection, table);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw databases.explained(e, config);
    }
  }

  private EvaluationColumns found(SourceConfig config) {
    try (SourceDatabase database = databases.open(config, ProgressMonitor.none())) {
      List<SourceTable> tables = database.tables();
      SourcePlan plan =
          planner.plan(
              config.name(),
              database,
              tables,
              config.mapping(),
              new ProfileChoice(config.profile()));
      plan.match()
          .ifPresent(
              match -> {
                throw new InvalidInputException(
                    "feedback.writeBack.product", config.name(), match.shown());
              });
      RecognizedTable evaluations =
          plan.tables().stream()
              .filter(table -> table.kind() == RowKind.EVALUATION)
              .filter(table -> table.why() != TableSelection.Reason.COLUMNS)
              .findFirst()
              .orElseThrow(() -> missing(config, database.dialect(), tables, plan));
      List<RowField> lacking =
          EvaluationColumns.required().stream()
              .filter(field -> evaluations.column(field).isEmpty())
              .toList();
      if (!lacking.isEmpty()) {
        throw lacking(config, evaluations.table(), lacking);
      }
      return EvaluationColumns.of(
          database.dialect(), evaluations, config.mapping().zone().orElse(ZoneOffset.UTC));
    } catch (SQLException e) {
      throw databases.explained(e, config);
    }
  }

  private static InvalidInputException missing(
      SourceConfig config, SourceDialect dialect, List<SourceTable> tables, SourcePlan plan) {
    Optional<SourceTable> unfit =
        tables.stream()
            .filter(table -> RowKind.EVALUATION.names().stream().anyMatch(table::isNamed))
            .findFirst();
    return unfit
        .map(table -> lacking(config, table, EvaluationColumns.required()))
        .orElseGet(
            () ->
                new InvalidInputException(
                    "feedback.writeBack.noTable",
                    config.name(),
                    EvaluationTableDefinition.of(dialect, plan)));
  }

  private static InvalidInputException lacking(
      SourceConfig config, SourceTable table, List<RowField> fields) {
    return new InvalidInputException(
        "feedback.writeBack.columns",
        config.name(),
        table.name(),
        String.join(", ", fields.stream().map(f -> f.name().toLowerCase(Locale.ROOT)).toList()));
  }

  private Connection connect(SourceConfig config) throws SQLException {
    DatabaseUrl url = DatabaseUrl.parse(config.url());
    if (url.kind() == DatabaseUrl.Kind.SQLITE) {
      SQLiteConfig sqlite = new SQLiteConfig();
      sqlite.setBusyTimeout(WAIT_MILLIS);
      sqlite.resetOpenMode(SQLiteOpenMode.CREATE);
      return sqlite.createConnection(url.jdbc().replaceFirst("\\?.*", ""));
    }
    if (url.kind() == DatabaseUrl.Kind.H2) {
      throw new UnavailableException("feedback.sourceKind", config.name(), url.shown());
    }
    Properties properties = new Properties();
    config.user().or(url::user).ifPresent(user -> properties.setProperty("user", user));
    databases
        .password(config)
        .or(() -> config.writeUser().isEmpty() ? url.password() : Optional.empty())
        .ifPresent(password -> properties.setProperty("password", password));
    boolean seconds = url.kind() == DatabaseUrl.Kind.POSTGRESQL;
    properties.setProperty("connectTimeout", CONNECT_SECONDS + (seconds ? "" : "000"));
    return DriverManager.getConnection(url.jdbc(), properties);
  }
}
