package dev.retune.prompting.model;

import java.util.Set;

/** The state of a version of a prompt. */
public enum PromptState {
  /** New, and nothing is known about it. */
  PROPOSED,
  /** Tried, and neither proven nor refuted. */
  HELD,
  /** Refuted, or breaks a rule. */
  REJECTED,
  /** Proven by the gate. */
  ACCEPTED,
  /** The one that answers. */
  LIVE,
  /** Was live. */
  RETIRED;

  /** Whether the gate may move a version from this state to another. */
  public boolean mayBecome(PromptState next) {
    return switch (this) {
      case PROPOSED -> Set.of(HELD, REJECTED, ACCEPTED).contains(next);
      case HELD -> Set.of(HELD, REJECTED, ACCEPTED).contains(next);
      default -> false;
    };
  }

  /**
   * Whether a version in this state may go live.
   *
   * @param unproven whether a person takes the responsibility for one that is not proven
   */
  public boolean mayGoLive(boolean unproven) {
    return switch (this) {
      case ACCEPTED, RETIRED -> true;
      case PROPOSED, HELD -> unproven;
      case REJECTED, LIVE -> false;
    };
  }
}
