package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.UnreadTable;
import dev.retune.feedback.parsing.ColumnLayout;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the tables of documents, conversations, votes and evaluations in a database. Fails with a
 * question instead of guessing when several tables are candidates or feedback would be ignored.
 */
public final class TableFinder {
  private record Choice(SourceTable table, TableSelection.Reason why) {}

  private final String source;
  private final List<SourceTable> all;
  private final List<SourceTable> tables;
  private final SourceMapping mapping;
  private final SourceTableProbe probe;

  /** For the tables of a source; the name is used in error messages. */
  public TableFinder(
      String source, SourceDatabase database, List<SourceTable> tables, SourceMapping mapping) {
    this.source = source;
    this.all = tables;
    this.tables =
        tables.stream().filter(t -> mapping.ignore().stream().noneMatch(t::isNamed)).toList();
    this.mapping = mapping;
    this.probe = new SourceTableProbe(database);
  }

  /**
   * At most one table per kind, in the order in which they must be read.
   *
   * @throws InvalidInputException when no table is found, the mapping names a missing table,
   *     several tables are candidates, feedback would be ignored, or no vote joins an answer
   */
  public List<RecognizedTable> find() throws SQLException {
    Map<RowKind, Choice> found = new EnumMap<>(RowKind.class);
    for (RowKind kind : RowKind.values()) {
      Optional<Choice> choice = choose(kind, found);
      choice.ifPresent(c -> found.put(kind, c));
    }
    refuseUnused(found);
    // documents alone are not feedback, and a table "pages" or "articles" may contain anything
    if (Set.of(RowKind.DOCUMENT).containsAll(found.keySet()) && mapping.documents().isEmpty()) {
      throw new InvalidInputException(
          "feedback.noTables", source, all.isEmpty() ? "-" : names(all));
    }
    Map<RowKind, RecognizedTable> recognized = new EnumMap<>(RowKind.class);
    found.forEach((kind, choice) -> recognized.put(kind, recognize(kind, choice, found, mapping)));
    RecognizedTable votes = recognized.get(RowKind.VOTE);
    RecognizedTable answers = recognized.get(RowKind.CONVERSATION);
    if (votes != null && answers != null && !votes.layout().isFlat()) {
      SourceMapping joined =
          new AnswerColumnResolver(source, probe, mapping).choose(votes, answers);
      recognized.put(
          RowKind.VOTE,
          recognize(RowKind.VOTE, new Choice(votes.table(), votes.why()), found, joined));
    }
    return List.copyOf(recognized.values());
  }

  /** Tables that look like documents or votes, have rows, and are none of those found. */
  public List<UnreadTable> unread(List<RecognizedTable> found) throws SQLException {
    List<UnreadTable> unread = new ArrayList<>();
    for (SourceTable table : tables) {
      Optional<UnreadTable> detected = UnreadTableDetector.detect(table);
      if (detected.isPresent()
          && found.stream().noneMatch(one -> one.table().equals(table))
          && probe.hasRows(table)) {
        unread.add(detected.get());
      }
    }
    return unread;
  }

  private static String names(List<SourceTable> tables) {
    boolean alike = tables.stream().map(SourceTable::name).distinct().count() < tables.size();
    return tables.stream()
        .map(t -> alike ? t.fullName() : t.name())
        .collect(Collectors.joining(", "));
  }

  private RecognizedTable recognize(
      RowKind kind, Choice choice, Map<RowKind, Choice> found, SourceMapping with) {
    SourceTable table = choice.table();
    ColumnLayout layout =
        isFlat(kind, found)
            ? ColumnLayout.of(table.columnNames(), with)
            : ColumnLayout.of(table.columnNames(), with, kind);
    return new RecognizedTable(
        kind, table, layout, choice.why(), TableIdentity.of(kind, table, layout, with));
  }

  private ColumnLayout guessed(SourceTable table) {
    return ColumnLayout.of(table.columnNames(), mapping);
  }

  private ColumnLayout as(RowKind kind, SourceTable table) {
    return ColumnLayout.of(table.columnNames(), mapping, kind);
  }

  /** Whether answers and votes are in the same rows. */
  private static boolean isFlat(RowKind kind, Map<RowKind, Choice> found) {
    return (kind == RowKind.CONVERSATION || kind == RowKind.VOTE)
        && Objects.equals(table(RowKind.CONVERSATION, found), table(RowKind.VOTE, found));
  }

  private static Optional<SourceTable> table(RowKind kind, Map<RowKind, Choice> found) {
    return Optional.ofNullable(found.get(kind)).map(Choice::table);
  }

  private Optional<Choice> choose(RowKind kind, Map<RowKind, Choice> found) throws SQLException {
    Optional<String> told = mapping.of(kind).flatMap(TableMapping::table);
    if (told.isPresent()) {
      return Optional.of(new Choice(told(kind, told.get()), TableSelection.Reason.MAPPED));
    }
    List<SourceTable> fitting = tables.stream().filter(t -> fits(kind, t, found)).toList();
    List<SourceTable> named = named(kind, fitting);
    if (!named.isEmpty()) {
      return Optional.of(new Choice(only(kind, named), TableSelection.Reason.NAMED));
    }
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    SourceTable only = only(kind, fitting);
    refuseNamed(kind, only, found);
    return Optional.of(new Choice(only, TableSelection.Reason.COLUMNS));
  }

  /**
   * Tables with a usual name; for documents and evaluations only those with the most likely one.
   */
  private List<SourceTable> named(RowKind kind, List<SourceTable> fitting) {
    int names = kind.names().size();
    int best = fitting.stream().mapToInt(t -> rank(kind, t)).min().orElse(names);
    boolean ofOwnName = best < 2;
    boolean first = ofOwnName || kind == RowKind.DOCUMENT || kind == RowKind.EVALUATION;
    return fitting.stream()
        .filter(t -> first ? rank(kind, t) == best : rank(kind, t) < names)
        .filter(t -> rank(kind, t) < names)
        .toList();
  }

  /** The only candidate with rows; any candidate when all are empty. */
  private SourceTable only(RowKind kind, List<SourceTable> equal) throws SQLException {
    List<SourceTable> filled = new ArrayList<>();
    for (SourceTable table : equal) {
      if (equal.size() > 1 && probe.hasRows(table)) {
        filled.add(table);
      }
    }
    if (filled.size() > 1) {
      throw new InvalidInputException(
          "feedback.tablesEqual", source, kind.mappingName(), names(filled));
    }
    return filled.isEmpty() ? equal.getFirst() : filled.getFirst();
  }

  private boolean fits(RowKind kind, SourceTable table, Map<RowKind, Choice> found) {
    if (kind == RowKind.VOTE && Optional.of(table).equals(table(RowKind.CONVERSATION, found))) {
      return guessed(table).isFlat();
    }
    return found.values().stream().noneMatch(choice -> choice.table().equals(table))
        && as(kind, table).lacking().isEmpty()
        && (rank(kind, table) < kind.names().size() || speaksForItself(kind, table));
  }

  private SourceTable told(RowKind kind, String name) {
    List<SourceTable> named = all.stream().filter(t -> t.isNamed(name)).toList();
    if (named.isEmpty()) {
      throw new InvalidInputException("feedback.mappedTable", source, name, names(all));
    }
    if (named.size() > 1) {
      throw new InvalidInputException(
          "feedback.tablesEqual", source, kind.mappingName(), names(named));
    }
    SourceTable table = named.getFirst();
    checkColumns(kind, table);
    List<RowField> lacking = as(kind, table).lacking();
    if (!lacking.isEmpty() && !guessed(table).isFlat()) {
      throw missing(table, lacking.getFirst().name().toLowerCase(Locale.ROOT));
    }
    return table;
  }

  private InvalidInputException missing(SourceTable table, String column) {
    return new InvalidInputException(
        "feedback.columnMissing",
        source,
        table.name(),
        column,
        String.join(", ", table.columnNames()));
  }

  private void checkColumns(RowKind kind, SourceTable table) {
    TableMapping told = mapping.of(kind).orElse(TableMapping.GUESSED);
    List<String> named = new ArrayList<>(told.columns().values());
    named.addAll(told.where().keySet());
    for (String column : named) {
      if (NameNormalizer.indexOf(table.columnNames(), column).isEmpty()) {
        throw missing(table, column);
      }
    }
  }

  /** Fails when a table was selected by its columns although another one has the usual name. */
  private void refuseNamed(RowKind kind, SourceTable taken, Map<RowKind, Choice> found)
      throws SQLException {
    for (SourceTable table : tables) {
      if (rank(kind, table) < kind.names().size()
          && found.values().stream().noneMatch(choice -> choice.table().equals(table))
          && probe.hasRows(table)) {
        throw new InvalidInputException(
            "feedback.tableDoubted", source, kind.mappingName(), taken.name(), table.name());
      }
    }
  }

  /** Fails when a table with feedback would be ignored. */
  private void refuseUnused(Map<RowKind, Choice> found) throws SQLException {
    Optional<Choice> votes = Optional.ofNullable(found.get(RowKind.VOTE));
    if (votes.isPresent()
        && (votes.get().why() == TableSelection.Reason.MAPPED
            || rank(RowKind.VOTE, votes.get().table()) < 2)) {
      return;
    }
    for (SourceTable table : tables) {
      boolean used = found.values().stream().anyMatch(choice -> choice.table().equals(table));
      boolean feedback =
          (UnreadTableDetector.byName(table) && !used)
              || (votes.isEmpty() && UnreadTableDetector.byColumn(table));
      if (feedback && probe.hasRows(table)) {
        throw new InvalidInputException(
            "feedback.tableUnused", source, table.name(), String.join(", ", table.columnNames()));
      }
    }
  }

  /** Rank of a table's name among the usual ones; the number of names when it is none of them. */
  private static int rank(RowKind kind, SourceTable table) {
    for (int i = 0; i < kind.names().size(); i++) {
      if (NameNormalizer.normal(kind.names().get(i)).equals(NameNormalizer.normal(table.name()))) {
        return i;
      }
    }
    return kind.names().size();
  }

  // question and answer, or conversation and vote, are unambiguous regardless of the table's name
  private boolean speaksForItself(RowKind kind, SourceTable table) {
    return (kind == RowKind.CONVERSATION || kind == RowKind.VOTE)
        && guessed(table).kinds().contains(kind)
        && !NameNormalizer.normal(table.name()).contains("eval");
  }
}
