package dev.retune.feedback.explanation;

import dev.retune.feedback.ingest.SeenVoteIds;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files or databases that are explained together. Votes in one file may belong to answers in
 * another, so the figures are known only when all have been counted.
 */
final class ExplainedUnits implements AutoCloseable {
  private record Unit(ExplanationBuilder builder, Optional<CountedRows> rows) {}

  private final SeenVoteIds answerIds = new SeenVoteIds();
  private final List<Unit> units = new ArrayList<>();

  /** Ids of the answers of all units. */
  SeenVoteIds answerIds() {
    return answerIds;
  }

  void add(ExplanationBuilder refused) {
    units.add(new Unit(refused, Optional.empty()));
  }

  void add(ExplanationBuilder builder, CountedRows rows) {
    units.add(new Unit(builder, Optional.of(rows)));
  }

  List<SourceExplanation> all() throws IOException, SQLException {
    List<CountedRows> counted = units.stream().flatMap(unit -> unit.rows().stream()).toList();
    counted.forEach(rows -> rows.tally().finish());
    long[] waiting = new long[counted.size()];
    for (int i = 0; i < waiting.length; i++) {
      counted.get(i).tally().compare(answerIds, i, c -> waiting[(int) c.id()] += missing(c));
    }
    answerIds.finish(c -> waiting[(int) c.id()] += missing(c));
    for (CountedRows rows : counted) {
      for (CountedRows other : counted) {
        if (!rows.tally().sample().wanted().isEmpty()) {
          other.offerTo(rows.tally().sample());
        }
      }
    }
    List<SourceExplanation> explanations = new ArrayList<>();
    int next = 0;
    for (Unit unit : units) {
      if (unit.rows().isPresent()) {
        unit.builder().counted(unit.rows().get().tally(), waiting[next++]);
      }
      explanations.add(unit.builder().build());
    }
    return explanations;
  }

  private static long missing(SeenVoteIds.Compared vote) {
    return vote.there() ? 0 : 1;
  }

  @Override
  public void close() {
    try (answerIds) {
      units.stream().flatMap(unit -> unit.rows().stream()).forEach(CountedRows::close);
    }
  }
}
