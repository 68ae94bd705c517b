package dev.retune.feedback.remote;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A paged list of an API. */
interface RemoteStream {

  /** Name under which its position is kept. */
  String name();

  /** Tables of the mirror that it fills. */
  List<String> tables();

  /**
   * Requests a page.
   *
   * @param from inclusive lower bound of the records' times
   * @param position position after the previous page
   * @throws CursorExpiredException when the API no longer accepts the position
   */
  RemotePage page(Bound from, Position position) throws CursorExpiredException;

  /** Lower bound of a pass; the first one reads all records. */
  record Bound(Optional<Instant> from) {
    static final Bound ALL = new Bound(Optional.empty());
  }

  /** Position within a pass. */
  record Position(Optional<String> cursor) {
    static final Position FIRST = new Position(Optional.empty());
  }
}
