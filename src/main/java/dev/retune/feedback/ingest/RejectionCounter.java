package dev.retune.feedback.ingest;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RejectedRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Counts rejected rows by reason. Keeps only the first rows, because there may be as many as the
 * file has rows.
 */
public final class RejectionCounter {
  /** Maximum number of rows listed individually. */
  static final int KEPT = 1_000;

  // rows named with each reason
  private static final int NAMED = 5;

  private record One(long row, RowRejectedException fault) {}

  private static final class Count {
    private RowRejectedException fault;
    private long rows;
    // the first rows, ascending
    private final TreeSet<Long> first = new TreeSet<>();

    Count(RowRejectedException fault) {
      this.fault = fault;
    }

    void add(RowRejectedException other, long row) {
      rows++;
      if (!first.isEmpty() && row < first.getFirst()) {
        fault = other;
      }
      first.add(row);
      if (first.size() > NAMED) {
        first.removeLast();
      }
    }
  }

  // the row with the greatest number is evicted first
  private final PriorityQueue<One> kept =
      new PriorityQueue<>(Comparator.comparingLong(One::row).reversed());
  private final Map<String, Count> reasons = new LinkedHashMap<>();
  private long rows;

  /** Counts a rejected row. */
  public void add(long row, RowRejectedException fault) {
    rows++;
    reasons.computeIfAbsent(fault.key(), key -> new Count(fault)).add(fault, row);
    if (kept.size() < KEPT) {
      kept.add(new One(row, fault));
    } else if (row < kept.element().row) {
      kept.remove();
      kept.add(new One(row, fault));
    }
  }

  public long rows() {
    return rows;
  }

  /** The first rejected rows, ordered by row number. */
  List<RejectedRow> first(Texts texts) {
    return kept.stream()
        .sorted(Comparator.comparingLong(One::row))
        .map(one -> new RejectedRow(one.row, said(one.fault, texts)))
        .toList();
  }

  /** Reasons with their number of rows, each described by the message of its first row. */
  public List<ImportReport.Reason> reasons(Texts texts) {
    return reasons.values().stream()
        .map(
            count ->
                new ImportReport.Reason(
                    said(count.fault, texts),
                    count.rows,
                    count.first.getFirst(),
                    List.copyOf(count.first)))
        .toList();
  }

  private static String said(RowRejectedException fault, Texts texts) {
    return texts.get(fault.key(), fault.args().toArray());
  }
}
