package dev.retune.cluster.submission;

import java.util.Set;

/**
 * What a cluster says about a submitted job.
 *
 * @param known whether it knows the job
 * @param state its word for the driver's state, such as {@code RUNNING}; empty when not known
 */
public record SubmissionStatus(boolean known, String state) {
  private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "ERROR", "KILLED", "LOST");

  /** Whether the driver works no more. */
  public boolean ended() {
    return !known || ENDED.contains(state);
  }
}
