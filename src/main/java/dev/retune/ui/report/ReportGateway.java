package dev.retune.ui.report;

import dev.retune.pipeline.SentReport;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.weekly.IsoWeek;
import java.nio.file.Path;
import java.util.List;

/**
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.common.error.ApplicationException} when it cannot.
 */
public interface ReportGateway {

  /** The channel of the settings; empty when none is set. */
  String channel();

  /** The report of a week as it would be sent now, and how its delivery to a channel stands. */
  SentReport preview(IsoWeek week, String channel);

  /**
   * Sends it.
   *
   * @param again also when it was sent before
   */
  SentReport send(IsoWeek week, String channel, boolean again);

  /**
   * Writes a file that a person chose; one that is there is replaced.
   *
   * @return its absolute path
   */
  Path write(Path file, byte[] content);

  /** The newest deliveries, newest first. */
  List<Delivery> history(int limit);
}
