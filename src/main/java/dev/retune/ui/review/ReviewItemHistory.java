package dev.retune.ui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The answers that were open, for going back and forth among them. */
final class ReviewItemHistory {
  private final List<Long> seen = new ArrayList<>();
  private int at = -1;

  /** The one that is open. */
  OptionalLong here() {
    return at >= 0 && at < seen.size() ? OptionalLong.of(seen.get(at)) : OptionalLong.empty();
  }

  /** One is opened: the one here already, or the newest. */
  void at(long id) {
    if (!here().equals(OptionalLong.of(id))) {
      seen.remove(id);
      seen.add(id);
      at = seen.size() - 1;
    }
  }

  /** One is opened before the one that is open. */
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

  /** Back by one. */
  OptionalLong back() {
    at--;
    return here();
  }

  /** Forth by one, if there is one. */
  OptionalLong forward() {
    if (at + 1 < seen.size()) {
      at++;
      return here();
    }
    return OptionalLong.empty();
  }

  /** None is open, and the next one is new. */
  void leave() {
    at = seen.size();
  }

  void clear() {
    seen.clear();
    at = -1;
  }
}
