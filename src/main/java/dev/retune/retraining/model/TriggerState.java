package dev.retune.retraining.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of the trigger.
 *
 * @param phase the current phase
 * @param streak number of consecutive checks above the threshold; 0 unless PENDING
 * @param since when the phase began
 * @param last the reading of the last check; empty before the first
 */
public record TriggerState(Phase phase, int streak, Instant since, Optional<WindowReading> last) {

  /** The phases, in their usual order. */
  public enum Phase {
    /** Waiting for the ratio to exceed the threshold. */
    ARMED,
    /** Above the threshold, but not yet for enough checks in a row. */
    PENDING,
    /** A run is due. */
    FIRED,
    /** The run is in progress. */
    RUNNING,
    /** The run has ended; waiting for its effect. */
    COOLDOWN
  }

  /** The state before the first check. */
  public static TriggerState initial(Instant now) {
    return new TriggerState(Phase.ARMED, 0, now, Optional.empty());
  }
}
