package dev.retune.settings.model;

/**
 * The events reported in Slack besides the weekly report, in at most one message per day and
 * channel.
 *
 * @param threshold the trigger fired
 * @param failed a run failed
 * @param promoted a candidate went live
 * @param rejected a candidate was rejected
 * @param burst votes were quarantined and await a decision
 */
public record AlertSettings(
    boolean threshold, boolean failed, boolean promoted, boolean rejected, boolean burst) {

  /** Returns the events that must not be missed. */
  public static AlertSettings standard() {
    return new AlertSettings(true, true, true, true, true);
  }
}
