package dev.retune.retraining.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One execution of the loop or of a part of it.
 *
 * @param id rising number
 * @param kind what was executed
 * @param state how it stands, or ended
 * @param why it ran, one sentence
 * @param reading the trigger's window and counts
 * @param version the index version it made
 * @param outcome how it ended, one sentence
 * @param result JSON of what it reported at its end
 * @param startedAt its start
 * @param endedAt its end, none while it runs
 */
public record PipelineRun(
    long id,
    Kind kind,
    State state,
    String why,
    Optional<WindowReading> reading,
    Optional<Long> version,
    Optional<String> outcome,
    Optional<String> result,
    Instant startedAt,
    Optional<Instant> endedAt) {

  /** What was executed. */
  public enum Kind {
    /** The whole line. */
    LOOP,
    /** Candidate, evaluation, gate, promotion. */
    REEMBED
  }

  /** How a run stands. */
  public enum State {
    RUNNING,
    /** A loop went through. */
    DONE,
    PROMOTED,
    REJECTED,
    HELD,
    NOT_NEEDED,
    FAILED,
    CANCELLED
  }
}
