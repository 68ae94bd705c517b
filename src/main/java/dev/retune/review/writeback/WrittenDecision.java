package dev.retune.review.writeback;

import java.time.Instant;
import java.util.Optional;

/**
 * A decision that was written, or is being written, to a source.
 *
 * @param recordId id of the record there
 * @param attempts number of attempts to write it
 * @param failure why the last attempt failed
 * @param triedAt beginning of the last attempt
 */
record WrittenDecision(
    long id,
    long conversationId,
    long decisionId,
    String recordId,
    WriteBackState state,
    int attempts,
    Optional<String> failure,
    Instant triedAt) {

  WrittenDecision in(WriteBackState other) {
    return new WrittenDecision(
        id, conversationId, decisionId, recordId, other, attempts, Optional.empty(), triedAt);
  }

  /** The same after a failure. */
  WrittenDecision in(WriteBackState other, String why) {
    return new WrittenDecision(
        id, conversationId, decisionId, recordId, other, attempts, Optional.of(why), triedAt);
  }

  WrittenDecision triedAgain(Instant at) {
    return new WrittenDecision(
        id,
        conversationId,
        decisionId,
        recordId,
        WriteBackState.SENDING,
        attempts + 1,
        failure,
        at);
  }
}
