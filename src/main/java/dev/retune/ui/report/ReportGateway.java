package dev.retune.ui.report;

import dev.retune.pipeline.SentReport;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.report.weekly.WeekSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface ReportGateway {

  /** Returns the configured channel; empty if none is set. */
  String channel();

  /** Returns the language of the report, {@code en} or {@code ko}. */
  String language();

  /** Returns when the schedule sends a report next; empty if it is off. */
  Optional<Instant> nextSending();

  /**
   * Returns the report of a week as it would be sent now, and its delivery state for a channel.
   *
   * @param note a person's own words on top; empty if there are none
   */
  SentReport preview(IsoWeek week, String channel, String note);

  /**
   * Sends the report.
   *
   * @param note a person's own words on top; empty if there are none
   * @param again whether to send it even if it was sent before
   */
  SentReport send(IsoWeek week, String channel, String note, boolean again);

  /**
   * Writes a file, replacing an existing one.
   *
   * @return the absolute path
   */
  Path write(Path file, byte[] content);

  /** Returns the figures of a week and of those before it, newest first. */
  List<WeekSummary> weeks(IsoWeek last, int count);

  /** Returns the latest deliveries, newest first. */
  List<Delivery> history(int limit);
}
