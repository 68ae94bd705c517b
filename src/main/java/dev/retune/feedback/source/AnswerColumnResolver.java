package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.source.SourceTableProbe.Joined;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Determines the column that joins votes to answers. A vote may refer to its thread as well as to
 * its answer, and only the data shows which of the two contains the answers' ids.
 */
final class AnswerColumnResolver {
  private final String source;
  private final SourceTableProbe probe;
  private final SourceMapping mapping;

  AnswerColumnResolver(String source, SourceTableProbe probe, SourceMapping mapping) {
    this.source = source;
    this.probe = probe;
    this.mapping = mapping;
  }

  /**
   * The mapping completed with the join column.
   *
   * @throws InvalidInputException when there are votes and answers, but no vote joins any answer
   */
  SourceMapping choose(RecognizedTable votes, RecognizedTable answers) throws SQLException {
    List<SourceColumn> candidates = candidates(votes, answers);
    if (answers.column(RowField.ID).isEmpty()
        || !probe.hasRows(votes.table())
        || !probe.hasRows(answers.table())) {
      return named(candidates.getFirst());
    }
    for (boolean exact : List.of(false, true)) {
      Optional<SourceColumn> best = best(candidates, votes, answers, exact);
      if (best.isPresent()) {
        return named(best.get());
      }
    }
    for (SourceColumn candidate : candidates) {
      if (probe.joinsAny(votes, candidate, answers)) {
        return named(candidate);
      }
    }
    throw new InvalidInputException(
        "feedback.nothingJoins",
        source,
        votes.table().name(),
        String.join(", ", candidates.stream().map(SourceColumn::name).toList()),
        answers.table().name(),
        answers.column(RowField.ID).orElseThrow().name());
  }

  /**
   * The first column by which most votes join, otherwise the one by which the largest number joins.
   */
  private Optional<SourceColumn> best(
      List<SourceColumn> candidates, RecognizedTable votes, RecognizedTable answers, boolean exact)
      throws SQLException {
    Optional<SourceColumn> best = Optional.empty();
    long most = 0;
    for (SourceColumn candidate : candidates) {
      Joined joined = probe.joined(votes, candidate, answers, exact);
      if (joined.isMost()) {
        return Optional.of(candidate);
      }
      if (joined.joined() > most) {
        most = joined.joined();
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  private List<SourceColumn> candidates(RecognizedTable votes, RecognizedTable answers) {
    boolean told =
        mapping.votes().orElse(TableMapping.GUESSED).columns().keySet().stream()
            .anyMatch(
                name ->
                    NameNormalizer.normal(name)
                        .equals(NameNormalizer.normal(RowField.CONVERSATION_ID.name())));
    if (told) {
      return List.of(votes.column(RowField.CONVERSATION_ID).orElseThrow());
    }
    List<SourceColumn> found = new ArrayList<>();
    for (String guess :
        RowField.guesses(RowKind.VOTE).getOrDefault(RowField.CONVERSATION_ID, List.of())) {
      NameNormalizer.indexOf(votes.table().columnNames(), guess)
          .ifPresent(index -> found.add(votes.table().columns().get(index)));
    }
    // message_id takes precedence for a table "messages"; otherwise the order is kept
    found.sort(Comparator.comparing(column -> !isNamedAfter(column, answers.table())));
    return found.stream().distinct().toList();
  }

  private static boolean isNamedAfter(SourceColumn column, SourceTable table) {
    String stem = NameNormalizer.normal(column.name()).replaceFirst("(external)?id$", "");
    return !stem.isEmpty() && NameNormalizer.normal(table.name()).startsWith(stem);
  }

  private SourceMapping named(SourceColumn column) {
    TableMapping votes = mapping.votes().orElse(TableMapping.GUESSED);
    Map<String, String> columns = new HashMap<>(votes.columns());
    columns
        .keySet()
        .removeIf(
            n ->
                NameNormalizer.normal(n)
                    .equals(NameNormalizer.normal(RowField.CONVERSATION_ID.name())));
    columns.put(RowField.CONVERSATION_ID.name(), column.name());
    return mapping.withVotes(votes.withColumns(columns));
  }
}
