package dev.retune.retraining.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the trigger stands.
 *
 * @param phase the station
 * @param streak checks in a row that found too much; 0 unless PENDING
 * @param since when it came to this phase
 * @param last the reading it was last checked with; none before the first check
 */
public record TriggerState(Phase phase, int streak, Instant since, Optional<WindowReading> last) {

  /** The stations, in the order they are passed. */
  public enum Phase {
    /** Waiting for too many dislikes. */
    ARMED,
    /** Found too many, not yet often enough in a row. */
    PENDING,
    /** A run is called for. */
    FIRED,
    /** The run is at work. */
    RUNNING,
    /** The run has been; its effect is awaited. */
    COOLDOWN
  }

  /** Before the first check. */
  public static TriggerState initial(Instant now) {
    return new TriggerState(Phase.ARMED, 0, now, Optional.empty());
  }
}
