package dev.retune.feedback.mapping;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names at a source for one kind of row; what is not told is guessed.
 *
 * @param table the table's name; {@code schema.table} is understood
 * @param columns Retune's field name (such as {@code question}, see {@link RowField}) to the
 *     source's column or key; in JSON a name that begins with a slash is a JSON Pointer into the
 *     row
 * @param where which rows are of this kind: a column to the values wanted; all rows when empty
 */
public record TableMapping(
    Optional<String> table, Map<String, String> columns, Map<String, AllowedValues> where) {
  /** All guessed. */
  public static final TableMapping GUESSED = new TableMapping(Optional.empty(), Map.of());

  /** Settings files may leave out what they do not tell. */
  public TableMapping(
      Optional<String> table,
      @Nullable Map<String, String> columns,
      @Nullable Map<String, AllowedValues> where) {
    this.table = table;
    this.columns = Map.copyOf(Objects.requireNonNullElse(columns, Map.of()));
    this.where = Map.copyOf(Objects.requireNonNullElse(where, Map.of()));
  }

  /** Of all rows. */
  public TableMapping(Optional<String> table, Map<String, String> columns) {
    this(table, columns, Map.of());
  }

  /** The same table and rows with other columns. */
  public TableMapping withColumns(Map<String, String> others) {
    return new TableMapping(table, others, where);
  }
}
