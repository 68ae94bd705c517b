package dev.retune.prompting.store;

import dev.retune.prompting.endpoint.TokenUsage;
import java.time.Instant;

/**
 * A reply of the endpoint.
 *
 * @param caseNumber 0 for proposals
 * @param version the version that answered or was judged; 0 for none
 * @param turn order in which two answers were judged, 1 or 2; 1 for others
 */
public record StoredCall(
    CallKind kind,
    int caseNumber,
    long version,
    int turn,
    String reply,
    TokenUsage usage,
    Instant calledAt) {

  /** What was asked. */
  public enum CallKind {
    REFLECTION,
    ANSWER,
    JUDGEMENT,
    /** Paid for, but cut, empty or not understood. */
    UNUSABLE
  }

  /** Identifies a call within its run. */
  public record CallKey(CallKind kind, int caseNumber, long version, int turn) {}

  /** Returns its key. */
  public CallKey key() {
    return new CallKey(kind, caseNumber, version, turn);
  }
}
