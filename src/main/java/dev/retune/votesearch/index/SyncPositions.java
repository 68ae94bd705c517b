package dev.retune.votesearch.index;

import dev.retune.feedback.repository.VoteChangeLog.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far each source has been followed, as a commit of the index tells.
 *
 * @param bySource source id to mark
 */
record SyncPositions(Map<Long, Position> bySource) {
  private static final String FORMAT = "format";
  private static final String SOURCE = "source.";

  static final SyncPositions NONE = new SyncPositions(Map.of());

  SyncPositions {
    bySource = Map.copyOf(bySource);
  }

  Position of(long source) {
    return bySource.getOrDefault(source, Position.START);
  }

  SyncPositions with(long source, Position mark) {
    Map<Long, Position> moved = new HashMap<>(bySource);
    moved.put(source, mark);
    return new SyncPositions(moved);
  }

  /** Whether every source has been followed to its newest change. */
  boolean reach(Map<Long, Long> newest) {
    return newest.entrySet().stream()
        .allMatch(e -> of(e.getKey()).change() >= e.getValue() && isWhole(e.getKey()));
  }

  /** Whether the mark's transaction was taken to its end. */
  private boolean isWhole(long source) {
    return of(source).id() == Long.MAX_VALUE;
  }

  /** A workspace that was put back to an earlier state has lower numbers than its index. */
  boolean isAheadOf(Map<Long, Long> newest) {
    return bySource.entrySet().stream()
        .anyMatch(e -> e.getValue().change() > newest.getOrDefault(e.getKey(), -1L));
  }

  Map<String, String> written() {
    Map<String, String> said = new TreeMap<>();
    said.put(FORMAT, IndexedVote.FORMAT);
    bySource.forEach((id, mark) -> said.put(SOURCE + id, mark.change() + ":" + mark.id()));
    return said;
  }

  static boolean isReadable(Map<String, String> said) {
    return IndexedVote.FORMAT.equals(said.get(FORMAT));
  }

  static SyncPositions read(Map<String, String> said) {
    Map<Long, Position> marks = new HashMap<>();
    said.forEach(
        (key, value) -> {
          if (key.startsWith(SOURCE)) {
            int colon = value.indexOf(':');
            marks.put(
                Long.valueOf(key.substring(SOURCE.length())),
                new Position(
                    Long.parseLong(value.substring(0, colon)),
                    Long.parseLong(value.substring(colon + 1))));
          }
        });
    return new SyncPositions(marks);
  }
}
