package dev.retune.feedback.mapping;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names used by a source for one kind of row; unspecified names are guessed.
 *
 * @param table name of the table; may be {@code schema.table}
 * @param columns field name (such as {@code question}, see {@link RowField}) to column or key; for
 *     JSON, a name that begins with a slash is a JSON Pointer
 * @param where condition for rows of this kind: column to accepted values; empty for all rows
 */
public record TableMapping(
    Optional<String> table, Map<String, String> columns, Map<String, AllowedValues> where) {
  /** A mapping in which everything is guessed. */
  public static final TableMapping GUESSED = new TableMapping(Optional.empty(), Map.of());

  /** Applies the defaults of values missing in a settings file. */
  public TableMapping(
      Optional<String> table,
      @Nullable Map<String, String> columns,
      @Nullable Map<String, AllowedValues> where) {
    this.table = table;
    this.columns = Map.copyOf(Objects.requireNonNullElse(columns, Map.of()));
    this.where = Map.copyOf(Objects.requireNonNullElse(where, Map.of()));
  }

  /** A mapping without a condition. */
  public TableMapping(Optional<String> table, Map<String, String> columns) {
    this(table, columns, Map.of());
  }

  /** A copy with other columns. */
  public TableMapping withColumns(Map<String, String> others) {
    return new TableMapping(table, others, where);
  }
}
