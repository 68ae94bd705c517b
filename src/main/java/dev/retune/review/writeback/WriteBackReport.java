package dev.retune.review.writeback;

import java.util.List;
import java.util.Optional;

/**
 * What was written to a source, or would be.
 *
 * @param source name of the source
 * @param target where it is written
 * @param dryRun whether nothing was sent
 * @param written decisions written, also in place of former ones
 * @param removed records of undone decisions that were deleted
 * @param unchanged decisions that were there already
 * @param failed records that the target refuses
 * @param left answers that were not reached
 * @param stopped why the rest was not reached
 * @param steps what a dry run would send
 */
public record WriteBackReport(
    String source,
    String target,
    boolean dryRun,
    int written,
    int removed,
    int unchanged,
    List<Failure> failed,
    int left,
    Optional<String> stopped,
    List<String> steps) {
  /** Copies the lists. */
  public WriteBackReport {
    failed = List.copyOf(failed);
    steps = List.copyOf(steps);
  }

  /** A pass that failed as a whole. */
  public static WriteBackReport stopped(String source, String why) {
    return new WriteBackReport(
        source, "", false, 0, 0, 0, List.of(), 0, Optional.of(why), List.of());
  }

  /**
   * A record that is refused.
   *
   * @param answerId id of the answer at the source
   * @param reason one sentence
   */
  public record Failure(String answerId, String reason) {}

  /** Whether everything is as it should be at the target. */
  public boolean complete() {
    return failed.isEmpty() && stopped.isEmpty();
  }
}
