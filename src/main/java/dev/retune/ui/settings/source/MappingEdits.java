package dev.retune.ui.settings.source;

import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.TableMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of a table's mapping; what has no name is detected. */
final class MappingEdits {
  private MappingEdits() {}

  /** Returns a copy with another table; an empty name means that it is detected. */
  static TableMapping withTable(TableMapping before, String table) {
    Optional<String> name = Optional.of(table).filter(t -> !t.isEmpty());
    // Another table has other columns.
    return name.equals(before.table()) ? before : new TableMapping(name, Map.of());
  }

  /** Returns a copy with another column; an empty name means that it is detected. */
  static TableMapping withColumn(TableMapping before, String field, String column) {
    Map<String, String> columns = new HashMap<>(before.columns());
    if (column.isEmpty()) {
      columns.remove(field);
    } else {
      columns.put(field, column);
    }
    return before.withColumns(columns);
  }

  /** Returns a copy that wants certain values of a column; an empty name removes the condition. */
  static TableMapping withCondition(TableMapping before, String column, List<String> values) {
    return new TableMapping(
        before.table(),
        before.columns(),
        column.isEmpty() || values.isEmpty()
            ? Map.of()
            : Map.of(column, new AllowedValues(values)));
  }
}
