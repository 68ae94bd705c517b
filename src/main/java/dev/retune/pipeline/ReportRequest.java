package dev.retune.pipeline;

import dev.retune.report.weekly.IsoWeek;
import java.util.Optional;

/**
 * A request for a weekly report.
 *
 * @param week the week; the last full one when empty
 * @param channel the channel; the configured one when empty
 * @param send whether to send it
 * @param again whether to send it even if it was sent before
 * @param who user for the audit log; the configured one when empty
 * @param note a person's own words on top of the report; empty if there are none
 */
public record ReportRequest(
    Optional<IsoWeek> week,
    Optional<String> channel,
    boolean send,
    boolean again,
    Optional<String> who,
    String note) {

  /** Returns a request for the last full week that is not sent. */
  public static ReportRequest preview() {
    return new ReportRequest(
        Optional.empty(), Optional.empty(), false, false, Optional.empty(), "");
  }

  /** Returns a request for a week that is not sent. */
  public static ReportRequest preview(IsoWeek week) {
    return new ReportRequest(
        Optional.of(week), Optional.empty(), false, false, Optional.empty(), "");
  }

  /** Returns a copy that is sent to the configured channel. */
  public ReportRequest sent(boolean again) {
    return new ReportRequest(week, channel, true, again, who, note);
  }

  /** Returns a copy for another channel. */
  public ReportRequest to(String other) {
    return new ReportRequest(week, Optional.of(other), send, again, who, note);
  }

  /** Returns a copy on behalf of a user. */
  public ReportRequest by(String person) {
    return new ReportRequest(week, channel, send, again, Optional.of(person), note);
  }

  /** Returns a copy with a person's own words on top. */
  public ReportRequest noting(String words) {
    return new ReportRequest(week, channel, send, again, who, words.strip());
  }
}
