package dev.retune.feedback;

import dev.retune.fault.BadInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the tables of documents, conversations, votes and evaluations in a database. */
final class TableFinder {
  private final String source;
  private final List<SourceTable> tables;
  private final Mapping mapping;

  /** In the tables of a source; its name is for sentences. */
  TableFinder(String source, List<SourceTable> tables, Mapping mapping) {
    this.source = source;
    this.tables = tables;
    this.mapping = mapping;
  }

  /**
   * One table for each kind that there is, in the order in which they are to be read.
   *
   * @throws BadInput when there is none, or the mapping names one that is not there
   */
  List<TableShape> find() {
    Map<RowKind, SourceTable> found = new EnumMap<>(RowKind.class);
    for (RowKind kind : RowKind.values()) {
      find(kind, found).ifPresent(table -> found.put(kind, table));
    }
    // documents alone are no feedback, and "pages" or "articles" may be anything
    if (Set.of(RowKind.DOCUMENT).containsAll(found.keySet()) && mapping.documents().isEmpty()) {
      throw new BadInput("feedback.noTables", source, tables.isEmpty() ? "-" : names());
    }
    List<TableShape> shapes = new ArrayList<>();
    found.forEach(
        (kind, table) ->
            shapes.add(
                new TableShape(
                    kind, table, isFlat(kind, found) ? guessed(table) : as(kind, table))));
    return shapes;
  }

  private String names() {
    return tables.stream().map(SourceTable::name).collect(Collectors.joining(", "));
  }

  private Shape guessed(SourceTable table) {
    return Shape.of(table.columnNames(), mapping, Optional.empty());
  }

  private Shape as(RowKind kind, SourceTable table) {
    return Shape.of(table.columnNames(), mapping, Optional.of(kind));
  }

  /** Whether answers and votes are in the same rows. */
  private static boolean isFlat(RowKind kind, Map<RowKind, SourceTable> found) {
    return (kind == RowKind.CONVERSATION || kind == RowKind.VOTE)
        && Objects.equals(found.get(RowKind.CONVERSATION), found.get(RowKind.VOTE));
  }

  private Optional<SourceTable> find(RowKind kind, Map<RowKind, SourceTable> found) {
    Optional<String> told = mapping.of(kind).flatMap(TableMapping::table);
    if (told.isPresent()) {
      return Optional.of(told(kind, told.get()));
    }
    return tables.stream()
        .sorted(Comparator.comparingInt(table -> rank(kind, table)))
        .filter(table -> fits(kind, table, found))
        .findFirst();
  }

  private boolean fits(RowKind kind, SourceTable table, Map<RowKind, SourceTable> found) {
    if (kind == RowKind.VOTE && table.equals(found.get(RowKind.CONVERSATION))) {
      return guessed(table).isFlat();
    }
    return !found.containsValue(table)
        && as(kind, table).lacking().isEmpty()
        && (rank(kind, table) < kind.names().size() || speaksForItself(kind, table));
  }

  private SourceTable told(RowKind kind, String name) {
    SourceTable table =
        tables.stream()
            .filter(t -> t.isNamed(name))
            .findFirst()
            .orElseThrow(() -> new BadInput("feedback.mappedTable", source, name, names()));
    checkColumns(kind, table);
    List<Field> lacking = as(kind, table).lacking();
    if (!lacking.isEmpty() && !guessed(table).isFlat()) {
      throw missing(table, lacking.getFirst().name().toLowerCase(Locale.ROOT));
    }
    return table;
  }

  private BadInput missing(SourceTable table, String column) {
    return new BadInput(
        "feedback.columnMissing",
        source,
        table.name(),
        column,
        String.join(", ", table.columnNames()));
  }

  private void checkColumns(RowKind kind, SourceTable table) {
    mapping
        .of(kind)
        .orElse(TableMapping.GUESSED)
        .columns()
        .forEach(
            (field, column) -> {
              if (Names.indexOf(table.columnNames(), column).isEmpty()) {
                throw missing(table, column);
              }
            });
  }

  /** The place of a table's name among the likely ones; beyond them when it is none. */
  private static int rank(RowKind kind, SourceTable table) {
    for (int i = 0; i < kind.names().size(); i++) {
      if (Names.normal(kind.names().get(i)).equals(Names.normal(table.name()))) {
        return i;
      }
    }
    return kind.names().size();
  }

  // question and answer, or conversation and vote, are hardly anything else whatever the name
  private boolean speaksForItself(RowKind kind, SourceTable table) {
    return (kind == RowKind.CONVERSATION || kind == RowKind.VOTE)
        && guessed(table).kinds().contains(kind)
        && !Names.normal(table.name()).contains("eval");
  }
}
