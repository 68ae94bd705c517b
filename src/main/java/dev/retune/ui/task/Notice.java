package dev.retune.ui.task;

/**
 * A message shown in the window.
 *
 * @param times how often it occurred since it was first shown
 */
public record Notice(Kind kind, String text, int times) {
  /** The kind of a notice. */
  public enum Kind {
    /** An action succeeded. */
    DONE,
    /** An action failed; the notice stays until it is closed. */
    FAILED
  }
}
