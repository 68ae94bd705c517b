package dev.retune.feedback.model;

import java.util.Set;

/**
 * What storing a batch did. Each row of the batch is in one of stored, unchanged and waiting.
 *
 * @param stored new and changed rows
 * @param changed how many of the stored rows were changes
 * @param unchanged rows that were there already
 * @param waiting external ids of the votes whose conversation is not there yet
 */
public record StoreResult(
    RowCounts stored, RowCounts changed, RowCounts unchanged, Set<String> waiting, long takenBack) {

  /** Copies the set. */
  public StoreResult {
    waiting = Set.copyOf(waiting);
  }
}
