package dev.retune.ui.format;

import dev.retune.retraining.model.TriggerState;

/** The severity of a state, which sets its colour. */
public enum Severity {
  /** Everything is fine. */
  CALM,
  /** Should be looked at. */
  WARN,
  /** Requires action. */
  BAD,
  /** In progress. */
  INFO,
  /** Neutral. */
  PLAIN;

  /** Returns how serious a state of the trigger is. */
  public static Severity of(TriggerState.Phase phase) {
    return switch (phase) {
      // the ratio may be above the threshold already, with too few votes or too short a time
      case ARMED -> PLAIN;
      case PENDING -> WARN;
      case FIRED -> BAD;
      case RUNNING, COOLDOWN -> INFO;
    };
  }
}
