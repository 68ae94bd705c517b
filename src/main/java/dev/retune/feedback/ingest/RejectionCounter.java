package dev.retune.feedback.ingest;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RejectedRow;
import dev.retune.feedback.model.RowPlace;
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

  private record One(RowPlace place, RowRejectedException fault) {}

  private record Group(String table, String key) {}

  private static final class Count {
    private RowRejectedException fault;
    private RowPlace place;
    private long rows;
    // the first rows, ascending
    private final TreeSet<Long> first = new TreeSet<>();

    Count(RowPlace place, RowRejectedException fault) {
      this.place = place;
      this.fault = fault;
    }

    void add(RowPlace other, RowRejectedException otherFault) {
      rows++;
      if (other.row() < place.row()) {
        place = other;
        fault = otherFault;
      }
      first.add(other.row());
      if (first.size() > NAMED) {
        first.removeLast();
      }
    }
  }

  // the row with the greatest number is evicted first
  private final PriorityQueue<One> kept =
      new PriorityQueue<>(Comparator.comparingLong((One one) -> one.place.row()).reversed());
  private final Map<Group, Count> reasons = new LinkedHashMap<>();
  private long rows;

  /** Counts a rejected row. */
  public void add(RowPlace place, RowRejectedException fault) {
    rows++;
    reasons
        .computeIfAbsent(new Group(place.table(), fault.key()), key -> new Count(place, fault))
        .add(place, fault);
    if (kept.size() < KEPT) {
      kept.add(new One(place, fault));
    } else if (place.row() < kept.element().place.row()) {
      kept.remove();
      kept.add(new One(place, fault));
    }
  }

  public long rows() {
    return rows;
  }

  /** The first rejected rows, ordered by row number. */
  List<RejectedRow> first(Texts texts) {
    return kept.stream()
        .sorted(Comparator.comparingLong(one -> one.place.row()))
        .map(one -> new RejectedRow(one.place, message(one.fault, texts)))
        .toList();
  }

  /**
   * Reasons with their number of rows, one for each table, each described by the message of its
   * first row.
   */
  public List<ImportReport.Reason> reasons(Texts texts) {
    return reasons.values().stream()
        .map(
            count ->
                new ImportReport.Reason(
                    message(count.fault, texts),
                    count.rows,
                    count.first.getFirst(),
                    List.copyOf(count.first),
                    count.place.numbering(),
                    count.place.table()))
        .toList();
  }

  private static String message(RowRejectedException fault, Texts texts) {
    return texts.get(fault.key(), fault.args().toArray());
  }
}
