package dev.retune.feedback.profile;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.SourceColumn;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceDialect;
import dev.retune.feedback.source.SourceQuery;
import dev.retune.feedback.source.SourceQueryFailure;
import dev.retune.feedback.source.SourceTable;
import dev.retune.feedback.source.TableIdentity;
import dev.retune.feedback.source.TableSelection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The queries of a profile as tables that can be read. */
public final class ProfileTables {
  private final SourceDatabase database;

  public ProfileTables(SourceDatabase database) {
    this.database = database;
  }

  /**
   * One table for each query, in the order in which they must be read.
   *
   * @param mapping meaning of values, see {@link SourceProfile#mapping}
   * @throws InvalidInputException when the database refuses a query, or a query has unknown columns
   *     or lacks required ones
   */
  public List<RecognizedTable> of(LayoutMatch match, SourceMapping mapping) throws SQLException {
    List<RecognizedTable> tables = new ArrayList<>();
    for (RowKind kind : RowKind.values()) {
      Optional<String> sql =
          match.layout().query(kind).flatMap(query -> query.of(database.dialect()));
      if (sql.isPresent()) {
        SourceQuery query = new SourceQuery(match.profile().name(), sql.get());
        tables.add(table(kind, query, mapping));
      }
    }
    return tables;
  }

  private RecognizedTable table(RowKind kind, SourceQuery query, SourceMapping mapping)
      throws SQLException {
    String name = kind.mappingName();
    List<SourceColumn> columns = columns(SourceTable.of(query, name, List.of()));
    checkColumns(kind, query, columns);
    checkTime(kind, query, columns, mapping);
    SourceTable table = SourceTable.of(query, name, columns);
    ColumnLayout layout = ColumnLayout.of(table.columnNames(), mapping, kind);
    return new RecognizedTable(
        kind,
        table,
        layout,
        TableSelection.Reason.PROFILE,
        TableIdentity.of(kind, table, layout, mapping));
  }

  private List<SourceColumn> columns(SourceTable table) throws SQLException {
    String sql = "SELECT * FROM " + table.from(database.dialect()) + " LIMIT 0";
    try (PreparedStatement statement = database.connection().prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      ResultSetMetaData data = rows.getMetaData();
      List<SourceColumn> columns = new ArrayList<>();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        // types of SQLite's values are known only when they are read
        int type = database.dialect() == SourceDialect.SQLITE ? Types.OTHER : data.getColumnType(i);
        columns.add(
            new SourceColumn(
                data.getColumnLabel(i), type, String.valueOf(data.getColumnTypeName(i))));
      }
      return columns;
    } catch (SQLException e) {
      throw SourceQueryFailure.of(table, e);
    }
  }

  private static void checkColumns(RowKind kind, SourceQuery query, List<SourceColumn> columns) {
    Set<String> known = known(kind);
    Set<String> seen = new HashSet<>();
    for (SourceColumn column : columns) {
      String name = column.name().toLowerCase(Locale.ROOT);
      if (!known.contains(name)) {
        throw new InvalidInputException(
            "feedback.profile.alias",
            query.profile(),
            kind.mappingName(),
            column.name(),
            String.join(", ", known.stream().sorted().toList()));
      }
      if (!seen.add(name)) {
        throw new InvalidInputException(
            "feedback.profile.aliasTwice", query.profile(), kind.mappingName(), column.name());
      }
    }
    for (RowField field : needed(kind)) {
      if (!seen.contains(field.text())) {
        throw new InvalidInputException(
            "feedback.profile.aliasMissing", query.profile(), kind.mappingName(), field.text());
      }
    }
  }

  // figures are cut by time, so rows without one count only when the user says so
  private static void checkTime(
      RowKind kind, SourceQuery query, List<SourceColumn> columns, SourceMapping mapping) {
    boolean timed = kind == RowKind.CONVERSATION || kind == RowKind.VOTE;
    boolean has =
        columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(RowField.CREATED_AT.text()));
    if (timed && !has && !mapping.timeOfImport()) {
      throw new InvalidInputException("feedback.profile.noTime", query.profile());
    }
  }

  private static Set<String> known(RowKind kind) {
    return Arrays.stream(RowField.values())
        .filter(RowField.guesses(kind)::containsKey)
        .map(RowField::text)
        .collect(Collectors.toUnmodifiableSet());
  }

  // an id is needed, since one derived from the content would change with it
  private static List<RowField> needed(RowKind kind) {
    return switch (kind) {
      case DOCUMENT -> List.of(RowField.ID, RowField.BODY);
      case CONVERSATION -> List.of(RowField.ID, RowField.QUESTION, RowField.ANSWER);
      case VOTE -> List.of(RowField.ID, RowField.CONVERSATION_ID, RowField.VOTE);
      case EVALUATION -> List.of(RowField.ID, RowField.CONVERSATION_ID, RowField.SCORE);
    };
  }
}
