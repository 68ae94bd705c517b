package dev.retune.feedback.store;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Divides rows into inserts, updates and unchanged rows, by external id; the last of several rows
 * with the same id counts.
 *
 * @param <R> the kind of row; must implement equals by content
 */
final class UpsertPlanner<R> {
  private final Map<String, R> stored;
  private final Set<String> gone = new HashSet<>();
  private final BinaryOperator<R> merge;
  private final Map<String, R> inserts = new LinkedHashMap<>();
  private final Map<String, R> updates = new LinkedHashMap<>();
  private long rowsStored;
  private long rowsChanged;
  private long rowsUnchanged;

  /**
   * Compares with the stored rows.
   *
   * @param merge combines the stored row and the new one, for values missing in the new one
   */
  UpsertPlanner(Map<String, R> stored, BinaryOperator<R> merge) {
    this.stored = stored;
    this.merge = merge;
  }

  /** Marks a stored row as deleted, so that storing it again counts as a change. */
  void gone(String externalId) {
    gone.add(externalId);
  }

  /** Adds a row. */
  void add(String externalId, R row) {
    switch (place(externalId, row)) {
      case NEW -> rowsStored++;
      case CHANGED -> {
        rowsStored++;
        rowsChanged++;
      }
      case SAME -> rowsUnchanged++;
    }
  }

  /** Adds a row without counting it. */
  void addUncounted(String externalId, R row) {
    place(externalId, row);
  }

  /** Counts rows as unchanged. */
  void addUnchanged(long rows) {
    rowsUnchanged += rows;
  }

  private enum Place {
    NEW,
    CHANGED,
    SAME
  }

  private Place place(String externalId, R row) {
    R inserted = inserts.get(externalId);
    if (inserted != null) {
      R merged = merge.apply(inserted, row);
      inserts.put(externalId, merged);
      return merged.equals(inserted) ? Place.SAME : Place.CHANGED;
    }
    R before = updates.containsKey(externalId) ? updates.get(externalId) : stored.get(externalId);
    if (before == null) {
      inserts.put(externalId, row);
      return Place.NEW;
    }
    R merged = merge.apply(before, row);
    if (merged.equals(before) && !gone.remove(externalId)) {
      return Place.SAME;
    }
    updates.put(externalId, merged);
    return Place.CHANGED;
  }

  Map<String, R> inserts() {
    return inserts;
  }

  Map<String, R> updates() {
    return updates;
  }

  long rowsStored() {
    return rowsStored;
  }

  long rowsChanged() {
    return rowsChanged;
  }

  long rowsUnchanged() {
    return rowsUnchanged;
  }
}
