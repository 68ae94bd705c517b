package dev.retune.feedback.ingest;

import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.RowKind;
import java.util.EnumMap;
import java.util.Map;

/** Counts rows by kind. */
final class RowCounter {
  private final Map<RowKind, Long> counts = new EnumMap<>(RowKind.class);

  void add(RowKind kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  void add(RowCounts more) {
    counts.merge(RowKind.DOCUMENT, more.documents(), Long::sum);
    counts.merge(RowKind.CONVERSATION, more.conversations(), Long::sum);
    counts.merge(RowKind.VOTE, more.votes(), Long::sum);
    counts.merge(RowKind.EVALUATION, more.evaluations(), Long::sum);
  }

  RowCounts counts() {
    return new RowCounts(
        counts.getOrDefault(RowKind.DOCUMENT, 0L),
        counts.getOrDefault(RowKind.CONVERSATION, 0L),
        counts.getOrDefault(RowKind.VOTE, 0L),
        counts.getOrDefault(RowKind.EVALUATION, 0L));
  }
}
