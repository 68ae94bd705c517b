package dev.retune.prompting.store;

/** The state of a run. */
public enum PromptRunState {
  /** Under way, or stopped before its end; it can be continued. */
  OPEN,
  /** People have to compare answers. */
  WAITING,
  /** The gate has decided. */
  DONE,
  /** Ended by a person. */
  ENDED
}
