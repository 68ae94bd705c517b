package dev.retune.votesearch.index;

import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.feedback.repository.VoteChangeRepository.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Position in each source's change log up to which votes are indexed; stored as commit data.
 *
 * @param bySource position by source id
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

  SyncPositions with(long source, Position position) {
    Map<Long, Position> moved = new HashMap<>(bySource);
    moved.put(source, position);
    return new SyncPositions(moved);
  }

  /** Whether every source has been indexed up to its newest change. */
  boolean covers(Map<Long, Long> newest) {
    return newest.entrySet().stream()
        .allMatch(e -> of(e.getKey()).change() >= e.getValue() && isWhole(e.getKey()));
  }

  /** Whether the last indexed transaction was indexed completely. */
  private boolean isWhole(long source) {
    return of(source).id() == Long.MAX_VALUE;
  }

  /** True when the workspace was restored to an earlier state than its index. */
  boolean isAheadOf(Map<Long, Long> newest) {
    return bySource.entrySet().stream()
        .anyMatch(e -> e.getValue().change() > newest.getOrDefault(e.getKey(), -1L));
  }

  Map<String, String> toCommitData() {
    Map<String, String> data = new TreeMap<>();
    data.put(FORMAT, IndexedVote.FORMAT);
    bySource.forEach(
        (id, position) -> data.put(SOURCE + id, position.change() + ":" + position.id()));
    return data;
  }

  static boolean isReadable(Map<String, String> data) {
    return IndexedVote.FORMAT.equals(data.get(FORMAT));
  }

  static SyncPositions read(Map<String, String> data) {
    Map<Long, Position> positions = new HashMap<>();
    data.forEach(
        (key, value) -> {
          if (key.startsWith(SOURCE)) {
            int colon = value.indexOf(':');
            positions.put(
                Long.valueOf(key.substring(SOURCE.length())),
                new Position(
                    Long.parseLong(value.substring(0, colon)),
                    Long.parseLong(value.substring(colon + 1))));
          }
        });
    return new SyncPositions(positions);
  }

  /** Returns how many changes lie between these positions and newer ones. */
  long behind(Map<Long, Long> newest, VoteChangeRepository changes) {
    long rows = 0;
    for (Map.Entry<Long, Long> entry : newest.entrySet()) {
      rows += changes.count(entry.getKey(), of(entry.getKey()), entry.getValue());
    }
    return rows;
  }
}
