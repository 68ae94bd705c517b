package dev.retune.feedback.store;

import dev.retune.feedback.model.StoreResult.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final List<Place> places = new ArrayList<>();
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
    Place place = place(externalId, row);
    places.add(place);
    switch (place) {
      case NEW -> rowsStored++;
      case CHANGED -> {
        rowsStored++;
        rowsChanged++;
      }
      case UNCHANGED -> rowsUnchanged++;
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

  private Place place(String externalId, R row) {
    R inserted = inserts.get(externalId);
    if (inserted != null) {
      R merged = merge.apply(inserted, row);
      inserts.put(externalId, merged);
      return merged.equals(inserted) ? Place.UNCHANGED : Place.CHANGED;
    }
    R before = updates.containsKey(externalId) ? updates.get(externalId) : stored.get(externalId);
    if (before == null) {
      inserts.put(externalId, row);
      return Place.NEW;
    }
    R merged = merge.apply(before, row);
    if (merged.equals(before) && !gone.remove(externalId)) {
      return Place.UNCHANGED;
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

  /** What became of each counted row, in the order in which they were added. */
  List<Place> places() {
    return places;
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
