package dev.retune.pipeline;

import dev.retune.report.weekly.IsoWeek;
import java.util.Optional;

/**
 * What is wanted of a weekly report.
 *
 * @param week the last full one when empty
 * @param channel where it goes; the settings' when empty
 * @param send sends it too
 * @param again also when it was sent before
 * @param who stands in the audit; the program's own person when empty
 */
public record ReportRequest(
    Optional<IsoWeek> week,
    Optional<String> channel,
    boolean send,
    boolean again,
    Optional<String> who) {

  /** Only to be looked at. */
  public static ReportRequest preview(Optional<IsoWeek> week) {
    return new ReportRequest(week, Optional.empty(), false, false, Optional.empty());
  }

  /** To be sent to the settings' channel. */
  public ReportRequest sent(boolean anew) {
    return new ReportRequest(week, channel, true, anew, who);
  }

  /** To another channel. */
  public ReportRequest to(String other) {
    return new ReportRequest(week, Optional.of(other), send, again, who);
  }

  /** By a person. */
  public ReportRequest by(String person) {
    return new ReportRequest(week, channel, send, again, Optional.of(person));
  }
}
