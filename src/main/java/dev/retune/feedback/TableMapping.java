package dev.retune.feedback;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names at a source for one kind of row; what is not told is guessed.
 *
 * @param table the table's name; {@code schema.table} is understood
 * @param columns Retune's field name (such as {@code question}, see {@link Field}) to the source's
 *     column or key
 * @param where which rows count: the source's column or key to the values that it must have one of;
 *     {@link #ANY} among them stands for every value
 */
public record TableMapping(
    Optional<String> table,
    Map<String, String> columns,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        Map<String, List<String>> where) {
  /** Every value of a column. */
  public static final String ANY = "*";

  /** All guessed. */
  public static final TableMapping GUESSED = new TableMapping(Optional.empty(), Map.of());

  /** Settings files may leave out what they do not tell. */
  public TableMapping(
      Optional<String> table,
      @Nullable Map<String, String> columns,
      @Nullable Map<String, List<String>> where) {
    this.table = table;
    this.columns = Map.copyOf(Objects.requireNonNullElse(columns, Map.of()));
    this.where = Map.copyOf(Objects.requireNonNullElse(where, Map.of()));
  }

  /** All rows count. */
  public TableMapping(Optional<String> table, Map<String, String> columns) {
    this(table, columns, Map.of());
  }

  /** The same table and rows with other columns. */
  public TableMapping withColumns(Map<String, String> others) {
    return new TableMapping(table, others, where);
  }
}
