package dev.retune.retraining.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One execution of the pipeline or of a part of it.
 *
 * @param id ascending number
 * @param kind what was executed
 * @param state current or final state
 * @param why the reason for the run, one sentence
 * @param reading the trigger's window and counts
 * @param version the index version it built
 * @param outcome the result, one sentence
 * @param result the result as JSON
 * @param startedAt when it started
 * @param endedAt when it ended; empty while it runs
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
    /** The whole pipeline. */
    LOOP,
    /** Building, evaluating and promoting a candidate. */
    REEMBED,
    /** Trying fixes of the knowledge on a candidate. */
    KNOWLEDGE
  }

  /** The states of a run. */
  public enum State {
    RUNNING,
    /** The pipeline completed. */
    DONE,
    PROMOTED,
    REJECTED,
    HELD,
    NOT_NEEDED,
    FAILED,
    CANCELLED
  }
}
