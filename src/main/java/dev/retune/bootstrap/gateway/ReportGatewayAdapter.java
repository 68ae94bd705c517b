package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.ReportModule;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.pipeline.FeedbackPipeline;
import dev.retune.pipeline.ReportRequest;
import dev.retune.pipeline.SentReport;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.report.weekly.WeekSummary;
import dev.retune.scheduling.SchedulePlan;
import dev.retune.settings.model.Settings;
import dev.retune.ui.report.ReportGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Connects the Report screen to the services. */
record ReportGatewayAdapter(
    CoreServices core,
    ReportModule report,
    FeedbackModule feedback,
    Supplier<FeedbackPipeline> loop,
    String person)
    implements ReportGateway {

  @Override
  public String channel() {
    return report.channel().orElse("");
  }

  @Override
  public String language() {
    return report.language();
  }

  @Override
  public Optional<Instant> nextSending() {
    Settings now = core.settingsFile().load();
    return SchedulePlan.parse(now.weekly(), now.zoneId()).next(core.clock().instant(), 1).stream()
        .findFirst();
  }

  @Override
  public SentReport preview(IsoWeek week, String channel, String note) {
    return loop.get().report(to(week, channel).noting(note));
  }

  @Override
  public SentReport send(IsoWeek week, String channel, String note, boolean again) {
    return loop.get().report(to(week, channel).noting(note).sent(again).by(person));
  }

  private static ReportRequest to(IsoWeek week, String channel) {
    ReportRequest preview = ReportRequest.preview(week);
    return channel.isBlank() ? preview : preview.to(channel);
  }

  @Override
  public Path write(Path file, byte[] content) {
    Path target = feedback.outputs().checked(file, true);
    try {
      AtomicFiles.replace(target, out -> out.write(content));
      return target;
    } catch (IOException e) {
      throw new UnavailableException(
          e, "ui.report.unwritable", target.toString(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<WeekSummary> weeks(IsoWeek last, int count) {
    return report.weeks().until(last, count, core.clock().instant());
  }

  @Override
  public List<Delivery> history(int limit) {
    return report.deliveries().latest(limit);
  }
}
