package dev.retune.feedback;

import dev.retune.fault.BadInput;
import dev.retune.feedback.SourceProbe.Joined;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By which column votes belong to answers. A vote may name its thread beside its answer, and only
 * the rows tell which of them the answers' id is.
 */
final class AnswerColumn {
  private final String source;
  private final SourceProbe probe;
  private final Mapping mapping;

  AnswerColumn(String source, SourceProbe probe, Mapping mapping) {
    this.source = source;
    this.probe = probe;
    this.mapping = mapping;
  }

  /**
   * The mapping with the column named.
   *
   * @throws BadInput when there are votes and answers, and none belong together
   */
  Mapping choose(TableShape votes, TableShape answers) throws SQLException {
    List<SourceColumn> candidates = candidates(votes, answers);
    if (answers.column(Field.ID).isEmpty()
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
    throw new BadInput(
        "feedback.nothingJoins",
        source,
        votes.table().name(),
        String.join(", ", candidates.stream().map(SourceColumn::name).toList()),
        answers.table().name(),
        answers.column(Field.ID).orElseThrow().name());
  }

  /** The first by which most votes join, or else the one by which the most do. */
  private Optional<SourceColumn> best(
      List<SourceColumn> candidates, TableShape votes, TableShape answers, boolean exact)
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

  private List<SourceColumn> candidates(TableShape votes, TableShape answers) {
    boolean told =
        mapping.votes().orElse(TableMapping.GUESSED).columns().keySet().stream()
            .anyMatch(
                name -> Names.normal(name).equals(Names.normal(Field.CONVERSATION_ID.name())));
    if (told) {
      return List.of(votes.column(Field.CONVERSATION_ID).orElseThrow());
    }
    List<SourceColumn> found = new ArrayList<>();
    for (String guess :
        Field.guesses(RowKind.VOTE).getOrDefault(Field.CONVERSATION_ID, List.of())) {
      Names.indexOf(votes.table().columnNames(), guess)
          .ifPresent(index -> found.add(votes.table().columns().get(index)));
    }
    // message_id of messages goes first; the order of the others stays
    found.sort(Comparator.comparing(column -> !isNamedAfter(column, answers.table())));
    return found.stream().distinct().toList();
  }

  private static boolean isNamedAfter(SourceColumn column, SourceTable table) {
    String stem = Names.normal(column.name()).replaceFirst("(external)?id$", "");
    return !stem.isEmpty() && Names.normal(table.name()).startsWith(stem);
  }

  private Mapping named(SourceColumn column) {
    TableMapping votes = mapping.votes().orElse(TableMapping.GUESSED);
    Map<String, String> columns = new HashMap<>(votes.columns());
    columns
        .keySet()
        .removeIf(n -> Names.normal(n).equals(Names.normal(Field.CONVERSATION_ID.name())));
    columns.put(Field.CONVERSATION_ID.name(), column.name());
    return mapping.withVotes(votes.withColumns(columns));
  }
}
