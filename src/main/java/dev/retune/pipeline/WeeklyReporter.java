package dev.retune.pipeline;

import dev.retune.report.SlackReportSender;
import dev.retune.report.WeeklyReportService;
import dev.retune.report.blockkit.BlockKitRenderer;
import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.weekly.IsoWeek;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The last step of the pipeline: builds the weekly report and sends it. */
public final class WeeklyReporter {
  private final WeeklyReportService service;
  private final BlockKitRenderer blocks;
  private final SlackReportSender slack;
  private final ZoneId zone;
  private final Clock clock;
  private final String who;

  /**
   * Takes the services of this step.
   *
   * @param zone time zone of weeks
   * @param who user for the audit log
   */
  public WeeklyReporter(
      WeeklyReportService service,
      BlockKitRenderer blocks,
      SlackReportSender slack,
      ZoneId zone,
      Clock clock,
      String who) {
    this.service = service;
    this.blocks = blocks;
    this.slack = slack;
    this.zone = zone;
    this.clock = clock;
    this.who = who;
  }

  SentReport report(ReportRequest request) {
    Instant now = clock.instant();
    IsoWeek week = request.week().orElseGet(() -> IsoWeek.lastBefore(now, zone));
    ReportMessage message = blocks.message(service.of(week, now)).withNote(request.note());
    SlackReportSender sender = request.channel().map(slack::to).orElse(slack);
    Optional<Delivery> delivery =
        request.send()
            ? Optional.of(sender.send(week, message, request.again(), request.who().orElse(who)))
            : sender.delivery(week);
    return new SentReport(week, message, delivery);
  }
}
