package dev.retune.app;

import dev.retune.fault.Unavailable;
import dev.retune.loop.Loop;
import dev.retune.loop.ReportRequest;
import dev.retune.loop.SentReport;
import dev.retune.report.Delivery;
import dev.retune.report.IsoWeek;
import dev.retune.ui.report.ReportDesk;
import dev.retune.work.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the screen Report asks of the services. */
record ReportServices(
    ReportModule report, FeedbackModule feedback, Supplier<Loop> loop, String person)
    implements ReportDesk {

  @Override
  public String channel() {
    return report.channel().orElse("");
  }

  @Override
  public SentReport preview(IsoWeek week, String channel) {
    return loop.get().report(to(week, channel));
  }

  @Override
  public SentReport send(IsoWeek week, String channel, boolean again) {
    return loop.get().report(to(week, channel).sent(again).by(person));
  }

  private static ReportRequest to(IsoWeek week, String channel) {
    ReportRequest preview = ReportRequest.preview(Optional.of(week));
    return channel.isBlank() ? preview : preview.to(channel);
  }

  @Override
  public Path write(Path file, byte[] content) {
    Path target = feedback.outputs().checked(file, true);
    try {
      AtomicFiles.replace(target, out -> out.write(content));
      return target;
    } catch (IOException e) {
      throw new Unavailable(
          e, "ui.report.unwritable", target.toString(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Delivery> history(int limit) {
    return report.deliveries().latest(limit);
  }
}
