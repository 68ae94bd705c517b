package dev.retune.ui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The answers opened so far, for moving back and forth. */
final class ReviewItemHistory {
  private final List<Long> seen = new ArrayList<>();
  private int at = -1;

  /** Returns the open answer. */
  OptionalLong current() {
    return at >= 0 && at < seen.size() ? OptionalLong.of(seen.get(at)) : OptionalLong.empty();
  }

  /** Opens an answer at its existing position, or as the newest. */
  void at(long id) {
    if (!current().equals(OptionalLong.of(id))) {
      seen.remove(id);
      seen.add(id);
      at = seen.size() - 1;
    }
  }

  /** Inserts an answer before the open one. */
  void insert(long id) {
    int known = seen.indexOf(id);
    if (known >= 0) {
      at = known;
    } else {
      at = Math.max(at, 0);
      seen.add(at, id);
    }
  }

  boolean hasBefore() {
    return at > 0;
  }

  boolean hasAfter() {
    return at + 1 < seen.size();
  }

  /** Moves back by one. */
  OptionalLong back() {
    at--;
    return current();
  }

  /** Moves forward by one, if possible. */
  OptionalLong forward() {
    if (at + 1 < seen.size()) {
      at++;
      return current();
    }
    return OptionalLong.empty();
  }

  /** Closes the open answer; the next one is new. */
  void close() {
    at = seen.size();
  }

  void clear() {
    seen.clear();
    at = -1;
  }
}
