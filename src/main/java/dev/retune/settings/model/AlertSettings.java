package dev.retune.settings.model;

/**
 * What is told in Slack besides the weekly report, at most one message a day and channel.
 *
 * @param threshold the trigger fired
 * @param failed a run failed
 * @param promoted a candidate went live
 * @param rejected a candidate was rejected
 * @param burst votes came in a burst and wait for somebody's word
 */
public record AlertSettings(
    boolean threshold, boolean failed, boolean promoted, boolean rejected, boolean burst) {

  /** What must not be missed. */
  public static AlertSettings standard() {
    return new AlertSettings(true, true, true, true, true);
  }
}
