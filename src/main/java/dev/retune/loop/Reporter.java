package dev.retune.loop;

import dev.retune.report.BlockKit;
import dev.retune.report.Delivery;
import dev.retune.report.IsoWeek;
import dev.retune.report.ReportMessage;
import dev.retune.report.ReportService;
import dev.retune.report.SlackSender;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The last step of the line: the week's figures, their blocks, and the sending. */
public final class Reporter {
  private final ReportService service;
  private final BlockKit blocks;
  private final SlackSender slack;
  private final ZoneId zone;
  private final Clock clock;
  private final String who;

  /**
   * With the parts of the step.
   *
   * @param zone in which weeks are cut
   * @param who stands in the audit for what is sent
   */
  public Reporter(
      ReportService service,
      BlockKit blocks,
      SlackSender slack,
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
    ReportMessage message = blocks.message(service.of(week, now));
    SlackSender sender = request.channel().map(slack::to).orElse(slack);
    Optional<Delivery> delivery =
        request.send()
            ? Optional.of(sender.send(week, message, request.again(), request.who().orElse(who)))
            : sender.delivery(week);
    return new SentReport(week, message, delivery);
  }
}
