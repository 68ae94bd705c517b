package dev.retune.ui.task;

/**
 * One thing the window tells.
 *
 * @param times how often it was told since it came up
 */
public record Notice(Kind kind, String text, int times) {
  /** How grave it is. */
  public enum Kind {
    /** Something was done. */
    DONE,
    /** Something did not work; stays until it is closed. */
    FAILED
  }
}
