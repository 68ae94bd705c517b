package dev.retune.feedback.writeback;

/** One change at a target. Doing it again has no further effect. */
public interface WriteBackStep {
  /** What would be sent, for a dry run. */
  String shown();

  /**
   * Makes the change.
   *
   * @throws RecordRefusedException when the target refuses this record
   * @throws dev.retune.common.error.UnavailableException when the target does not answer properly
   * @throws dev.retune.common.error.InvalidInputException when it refuses the credentials
   */
  void run() throws RecordRefusedException;
}
