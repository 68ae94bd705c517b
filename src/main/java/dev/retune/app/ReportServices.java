package dev.retune.app;

import dev.retune.fault.Unavailable;
import dev.retune.loop.ReportRequest;
import dev.retune.loop.SentReport;
import dev.retune.report.Deliveries;
import dev.retune.report.Delivery;
import dev.retune.report.IsoWeek;
import dev.retune.ui.report.ReportDesk;
import dev.retune.work.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the screen Report asks of the services. */
record ReportServices(Retune retune, String person) implements ReportDesk {

  @Override
  public String channel() {
    return retune.settings().slackChannel().orElse("");
  }

  @Override
  public SentReport preview(IsoWeek week, String channel) {
    return retune.loop().report(to(week, channel));
  }

  @Override
  public SentReport send(IsoWeek week, String channel, boolean again) {
    return retune.loop().report(to(week, channel).sent(again).by(person));
  }

  private static ReportRequest to(IsoWeek week, String channel) {
    ReportRequest preview = ReportRequest.preview(Optional.of(week));
    return channel.isBlank() ? preview : preview.to(channel);
  }

  @Override
  public Path write(Path file, byte[] content) {
    Path target = retune.outputs().checked(file, true);
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
    return new Deliveries(retune.workspace(), retune.clock()).latest(limit);
  }
}
