package dev.retune.feedback.model;

import java.util.List;
import java.util.Set;

/**
 * Result of storing a batch. Each row is counted in exactly one of stored, unchanged and waiting.
 *
 * @param stored number of new and changed rows
 * @param changed number of changed rows among the stored ones
 * @param unchanged number of rows that were already present
 * @param waiting external ids of the votes whose conversation is not stored yet
 * @param takenBack number of votes that no longer count, because they no longer exist
 * @param replaced number of votes that do not count, because the same person voted later on the
 *     same answer: those of the batch, and those stored before that the batch has replaced
 * @param conversations what became of each conversation of the batch, in its order
 */
public record StoreResult(
    RowCounts stored,
    RowCounts changed,
    RowCounts unchanged,
    Set<String> waiting,
    long takenBack,
    long replaced,
    List<Place> conversations) {
  /** What became of a row. */
  public enum Place {
    NEW,
    CHANGED,
    UNCHANGED
  }

  /** Makes defensive copies. */
  public StoreResult {
    waiting = Set.copyOf(waiting);
    conversations = List.copyOf(conversations);
  }
}
