package dev.retune.feedback.writeback;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.SourceColumn;
import dev.retune.feedback.source.SourceDialect;
import java.sql.Types;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The table of evaluations of a source.
 *
 * @param path quoted name in SQL
 * @param created time of a row; empty when there is none that can be written
 * @param zone zone of times without an offset
 */
record EvaluationColumns(
    SourceDialect dialect,
    String path,
    SourceColumn id,
    SourceColumn conversation,
    SourceColumn score,
    SourceColumn comment,
    Optional<SourceColumn> created,
    ZoneId zone) {
  private static final Set<Integer> WHOLE =
      Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT);
  private static final Set<Integer> FRACTIONS =
      Set.of(Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE);

  static EvaluationColumns of(SourceDialect dialect, RecognizedTable table, ZoneId zone) {
    return new EvaluationColumns(
        dialect,
        table.table().from(dialect),
        table.column(RowField.ID).orElseThrow(),
        table.column(RowField.CONVERSATION_ID).orElseThrow(),
        table.column(RowField.SCORE).orElseThrow(),
        table.column(RowField.COMMENT).orElseThrow(),
        table.column(RowField.CREATED_AT).filter(column -> !isNumber(column)),
        zone);
  }

  /** Fields without which rows cannot be written, and found again. */
  static List<RowField> required() {
    return List.of(RowField.ID, RowField.CONVERSATION_ID, RowField.SCORE, RowField.COMMENT);
  }

  private static boolean isNumber(SourceColumn column) {
    return WHOLE.contains(column.type()) || FRACTIONS.contains(column.type());
  }

  /** Whether the database numbers new rows itself. */
  boolean isNumbered() {
    return WHOLE.contains(id.type());
  }

  String quoted(SourceColumn column) {
    return dialect.quoted(column.name());
  }

  /** Expression of a parameter that is given as text. */
  String parameter(SourceColumn column) {
    return dialect == SourceDialect.POSTGRESQL ? "CAST(? AS " + type(column) + ")" : "?";
  }

  /** Whether the column holds an instant rather than a local time. */
  static boolean isInstant(SourceColumn column) {
    String type = column.typeName().toLowerCase(Locale.ROOT);
    return column.type() == Types.TIMESTAMP_WITH_TIMEZONE || type.equals("timestamptz");
  }

  /** MySQL's TIMESTAMP, which it would convert from the time zone of the connection. */
  boolean isConverted(SourceColumn column) {
    return dialect == SourceDialect.MYSQL
        && column.typeName().toLowerCase(Locale.ROOT).startsWith("timestamp");
  }

  /** The name of a column's type, as in a definition. */
  static String type(SourceColumn column) {
    return switch (column.typeName().toLowerCase(Locale.ROOT)) {
      // PostgreSQL's names of numbered columns
      case "serial" -> "integer";
      case "bigserial" -> "bigint";
      case "smallserial" -> "smallint";
      default -> column.typeName();
    };
  }
}
