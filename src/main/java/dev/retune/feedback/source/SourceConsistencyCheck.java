package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.parsing.VoteValueParser;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Detects, before the first row is stored, conditions under which rows of a source would be counted
 * incorrectly.
 */
public final class SourceConsistencyCheck {
  // columns that distinguish messages, steps and spans, only some of which are answers
  private static final Set<String> SORTS =
      Set.of("type", "role", "kind", "sender", "steptype", "spankind");

  private final String source;
  private final VoteValueParser told;

  /**
   * For one source; the name is used in error messages.
   *
   * @param mapping defines the meaning of some vote values
   */
  public SourceConsistencyCheck(String source, SourceMapping mapping) {
    this.source = source;
    this.told = new VoteValueParser(mapping.voteValues());
  }

  /**
   * Checks each table.
   *
   * @return the scale of the votes, which determines the meaning of each value
   * @throws InvalidInputException when ids are not unique, when a column distinguishes kinds of
   *     rows but the mapping has no condition on it, or when votes use a scale that the mapping
   *     does not define
   */
  public VoteScale check(List<OpenTable> tables) throws SQLException {
    VoteScale scale = new VoteScale(told);
    for (OpenTable table : tables) {
      check(table, scale);
    }
    return scale;
  }

  private void check(OpenTable open, VoteScale scale) throws SQLException {
    RecognizedTable table = open.table();
    try {
      checkRows(open, new SourceTableProbe(open.database()), scale);
    } catch (SQLException e) {
      throw SourceQueryFailure.of(table.table(), e);
    }
  }

  private void checkRows(OpenTable open, SourceTableProbe probe, VoteScale scale)
      throws SQLException {
    RecognizedTable table = open.table();
    var repeated = probe.repeatedId(table);
    if (repeated.isPresent()) {
      throw new InvalidInputException(
          "feedback.idsRepeat",
          source,
          table.table().name(),
          table.column(RowField.ID).orElseThrow().name(),
          RowRejectedException.shown(repeated.get()));
    }
    if (table.kind() == RowKind.VOTE) {
      checkVotes(table, probe);
      checkScale(table, probe, scale);
      // the meaning of a value may depend on values of other rows
      if (open.whole().isPresent() && !scale.isDefined()) {
        OpenTable whole = open.whole().get();
        checkScale(whole.table(), new SourceTableProbe(whole.database()), scale);
      }
      checkUnclear(table, scale);
    }
    if (table.kind() == RowKind.CONVERSATION && table.why() == TableSelection.Reason.COLUMNS) {
      checkAnswers(table, probe);
    }
  }

  private void checkScale(RecognizedTable table, SourceTableProbe probe, VoteScale scale)
      throws SQLException {
    int vote = table.layout().index(RowKind.VOTE, RowField.VOTE).orElseThrow();
    MatchingValueReader.each(table, probe, List.of(vote), (column, value) -> scale.note(value));
    var numbers = scale.unexplained();
    if (numbers.isPresent()) {
      throw new InvalidInputException(
          scale.question(),
          source + ", " + table.table().name(),
          table.column(RowField.VOTE).orElseThrow().name(),
          numbers.get());
    }
  }

  private void checkVotes(RecognizedTable table, SourceTableProbe probe) throws SQLException {
    VoteOriginCheck origins = new VoteOriginCheck();
    List<String> names = table.table().columnNames();
    MatchingValueReader.each(
        table,
        probe,
        VoteOriginCheck.columns(table.layout()),
        (column, value) -> origins.note(column, names.get(column), value));
    var question = origins.question();
    if (question.isPresent()) {
      throw new InvalidInputException(
          "feedback.severalSorts",
          source + ", " + table.table().name(),
          question.get().column(),
          question.get().values().stream()
              .map(RowRejectedException::shown)
              .collect(Collectors.joining(", ")),
          "{\"votes\": {\"where\": {\"" + question.get().column() + "\": \"...\"}}}");
    }
  }

  /** A "no" that may mean that there is no vote. */
  private void checkUnclear(RecognizedTable table, VoteScale scale) {
    scale
        .unclear(table.layout())
        .ifPresent(
            no -> {
              throw new InvalidInputException(
                  "feedback.voteUnclear",
                  source + ", " + table.table().name(),
                  table.column(RowField.VOTE).orElseThrow().name(),
                  RowRejectedException.shown(no));
            });
  }

  private void checkAnswers(RecognizedTable table, SourceTableProbe probe) throws SQLException {
    List<Integer> columns = new ArrayList<>();
    List<String> names = table.table().columnNames();
    for (int i = 0; i < names.size(); i++) {
      if (SORTS.contains(NameNormalizer.normal(names.get(i))) && !table.layout().uses(i)) {
        columns.add(i);
      }
    }
    for (int column : columns) {
      Set<String> values = new TreeSet<>();
      MatchingValueReader.each(
          table,
          probe,
          List.of(column),
          (c, value) -> values.add(RowRejectedException.shown(value)));
      if (values.size() > 1) {
        throw new InvalidInputException(
            "feedback.mixedAnswers",
            source,
            table.table().name(),
            names.get(column),
            String.join(", ", values));
      }
    }
  }
}
