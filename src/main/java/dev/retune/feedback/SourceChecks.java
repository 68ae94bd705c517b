package dev.retune.feedback;

import dev.retune.fault.BadInput;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What would make rows of a source count wrongly, looked for before the first is stored. */
final class SourceChecks {
  // of messages, steps and spans, of which only some are answers
  private static final Set<String> SORTS =
      Set.of("type", "role", "kind", "sender", "steptype", "spankind");

  private final String source;
  private final SourceProbe probe;
  private final VoteValues told;

  /**
   * On a source; its name is for sentences.
   *
   * @param mapping says what some values of votes mean
   */
  SourceChecks(String source, SourceProbe probe, Mapping mapping) {
    this.source = source;
    this.probe = probe;
    this.told = new VoteValues(mapping.voteValues());
  }

  /**
   * Looks at each table.
   *
   * @return the scale of the votes, by which each of them is to be understood
   * @throws BadInput when several rows have one id, a column tells rows apart about which the
   *     mapping says nothing, or votes are on a scale that it does not explain
   */
  VoteScale check(List<TableShape> tables) throws SQLException {
    VoteScale scale = new VoteScale(told);
    for (TableShape table : tables) {
      var repeated = probe.repeatedId(table);
      if (repeated.isPresent()) {
        throw new BadInput(
            "feedback.idsRepeat",
            source,
            table.table().name(),
            table.column(Field.ID).orElseThrow().name(),
            RowFault.shown(repeated.get()));
      }
      if (table.kind() == RowKind.VOTE) {
        checkVotes(table);
        checkScale(table, scale);
        checkUnclear(table, scale);
      }
      if (table.kind() == RowKind.CONVERSATION && table.why() == TableTaken.Why.COLUMNS) {
        checkAnswers(table);
      }
    }
    return scale;
  }

  private void checkScale(TableShape table, VoteScale scale) throws SQLException {
    int vote = table.shape().index(RowKind.VOTE, Field.VOTE).orElseThrow();
    each(table, List.of(vote), (column, value) -> scale.note(value));
    var numbers = scale.unexplained();
    if (numbers.isPresent()) {
      throw new BadInput(
          "feedback.voteScale",
          source + ", " + table.table().name(),
          table.column(Field.VOTE).orElseThrow().name(),
          numbers.get());
    }
  }

  private void checkVotes(TableShape table) throws SQLException {
    VoteOrigins origins = new VoteOrigins();
    List<String> names = table.table().columnNames();
    each(
        table,
        VoteOrigins.columns(table.shape()),
        (column, value) -> origins.note(column, names.get(column), value));
    var question = origins.question();
    if (question.isPresent()) {
      throw new BadInput(
          "feedback.severalSorts",
          source + ", " + table.table().name(),
          question.get().column(),
          question.get().values().stream().map(RowFault::shown).collect(Collectors.joining(", ")),
          "{\"votes\": {\"where\": {\"" + question.get().column() + "\": \"...\"}}}");
    }
  }

  /** A "no" that may be no vote at all. */
  private void checkUnclear(TableShape table, VoteScale scale) {
    scale
        .unclear(table.shape())
        .ifPresent(
            no -> {
              throw new BadInput(
                  "feedback.voteUnclear",
                  source + ", " + table.table().name(),
                  table.column(Field.VOTE).orElseThrow().name(),
                  RowFault.shown(no));
            });
  }

  private void checkAnswers(TableShape table) throws SQLException {
    List<Integer> columns = new ArrayList<>();
    List<String> names = table.table().columnNames();
    for (int i = 0; i < names.size(); i++) {
      if (SORTS.contains(Names.normal(names.get(i))) && !table.shape().uses(i)) {
        columns.add(i);
      }
    }
    for (int column : columns) {
      Set<String> values = new TreeSet<>();
      each(table, List.of(column), (c, value) -> values.add(RowFault.shown(value)));
      if (values.size() > 1) {
        throw new BadInput(
            "feedback.mixedAnswers",
            source,
            table.table().name(),
            names.get(column),
            String.join(", ", values));
      }
    }
  }

  private interface Noted {
    void value(int column, String value);
  }

  /** The values of some columns in the rows that count. */
  private void each(TableShape table, List<Integer> columns, Noted noted) throws SQLException {
    if (columns.isEmpty()) {
      return;
    }
    List<Integer> read = new ArrayList<>(columns);
    table.shape().conditions(table.kind()).stream()
        .flatMapToInt(condition -> condition.column().stream())
        .filter(index -> !read.contains(index))
        .forEach(read::add);
    probe.distinct(
        table.table(),
        read.stream().map(table.table().columns()::get).toList(),
        row -> {
          String[] values = new String[table.table().columns().size()];
          for (int i = 0; i < read.size(); i++) {
            String text = row.getString(i + 1);
            values[read.get(i)] = text == null ? "" : text;
          }
          if (isWanted(table, values)) {
            columns.forEach(column -> noted.value(column, values[column].strip()));
          }
        });
  }

  private static boolean isWanted(TableShape table, String[] values) {
    try {
      return RowParser.isWanted(
          new RawRow(0, table.shape(), column -> values[column]), table.kind());
    } catch (RowFault fault) {
      throw new IllegalStateException(fault);
    }
  }
}
