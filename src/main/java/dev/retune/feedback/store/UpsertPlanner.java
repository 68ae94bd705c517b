package dev.retune.feedback.store;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Sorts rows into those to insert, those to update and those that are there already, by external
 * id; of several rows with one id the later counts.
 *
 * @param <R> the kind of row; equal rows are the same row
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
   * On what is stored.
   *
   * @param merge of the stored row and the new one, for what the new one leaves untold
   */
  UpsertPlanner(Map<String, R> stored, BinaryOperator<R> merge) {
    this.stored = stored;
    this.merge = merge;
  }

  /** A stored row that had been deleted, so that the same row again is a change. */
  void gone(String externalId) {
    gone.add(externalId);
  }

  /** Takes a row in. */
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

  /** Takes a row in without counting it. */
  void addUncounted(String externalId, R row) {
    place(externalId, row);
  }

  /** Counts rows that say nothing new. */
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
