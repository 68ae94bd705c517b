package dev.retune.feedback;

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
 */
public record TableMapping(Optional<String> table, Map<String, String> columns) {
  /** All guessed. */
  public static final TableMapping GUESSED = new TableMapping(Optional.empty(), Map.of());

  /** Settings files may leave out what they do not tell. */
  public TableMapping(Optional<String> table, @Nullable Map<String, String> columns) {
    this.table = table;
    this.columns = Map.copyOf(Objects.requireNonNullElse(columns, Map.of()));
  }
}
