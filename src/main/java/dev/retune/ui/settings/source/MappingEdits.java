package dev.retune.ui.settings.source;

import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes of a mapping by the names of row kinds, as an explanation reports them. */
final class MappingEdits {
  private MappingEdits() {}

  /** Returns the mapping of a kind of row. */
  static TableMapping of(SourceMapping mapping, String kind) {
    Optional<TableMapping> table =
        switch (kind) {
          case "documents" -> mapping.documents();
          case "conversations" -> mapping.conversations();
          case "votes" -> mapping.votes();
          default -> mapping.evaluations();
        };
    return table.orElse(TableMapping.GUESSED);
  }

  /** Returns a copy with another mapping of a kind of row. */
  static SourceMapping with(SourceMapping before, String kind, TableMapping changed) {
    Optional<TableMapping> table =
        Optional.of(changed).filter(m -> !m.equals(TableMapping.GUESSED));
    return new SourceMapping(
        kind.equals("documents") ? table : before.documents(),
        kind.equals("conversations") ? table : before.conversations(),
        kind.equals("votes") ? table : before.votes(),
        kind.equals("evaluations") ? table : before.evaluations(),
        before.zone(),
        before.voteValues(),
        before.ignore(),
        before.timeOfImport(),
        before.encoding(),
        before.parameters());
  }

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

  /** Returns a copy in which tables and columns are detected. */
  static SourceMapping withoutTables(SourceMapping before) {
    return new SourceMapping(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        before.zone(),
        before.voteValues(),
        Set.of(),
        before.timeOfImport(),
        before.encoding(),
        before.parameters());
  }

  /** Returns a copy in which times without a zone are in UTC. */
  static SourceMapping withoutZone(SourceMapping before) {
    return new SourceMapping(
        before.documents(),
        before.conversations(),
        before.votes(),
        before.evaluations(),
        Optional.empty(),
        before.voteValues(),
        before.ignore(),
        before.timeOfImport(),
        before.encoding(),
        before.parameters());
  }

  /** Returns a copy that says whether rows without a time are dated when they are read. */
  static SourceMapping withTimeOfImport(SourceMapping before, boolean now) {
    return new SourceMapping(
        before.documents(),
        before.conversations(),
        before.votes(),
        before.evaluations(),
        before.zone(),
        before.voteValues(),
        before.ignore(),
        now,
        before.encoding(),
        before.parameters());
  }

  /** Returns a copy in which files are in UTF-8. */
  static SourceMapping withoutEncoding(SourceMapping before) {
    return new SourceMapping(
        before.documents(),
        before.conversations(),
        before.votes(),
        before.evaluations(),
        before.zone(),
        before.voteValues(),
        before.ignore(),
        before.timeOfImport(),
        Optional.empty(),
        before.parameters());
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
