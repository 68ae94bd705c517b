package dev.retune.cli;

import dev.retune.loop.ReportRequest;
import dev.retune.loop.SentReport;
import dev.retune.report.IsoWeek;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune report}. */
@Command(
    name = "report",
    description = "The weekly report as Block Kit; sends it only with --send.")
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--week",
      paramLabel = "WEEK",
      description = "Such as 2026-W45 (default: the last full week).")
  private @Nullable String week;

  @Option(names = "--send", description = "Sends it to the Slack channel of the settings.")
  private boolean send;

  @Option(names = "--again", description = "Sends it even if this week's was sent.")
  private boolean again;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Services services = terminal.open()) {
      Optional<IsoWeek> wanted = Optional.ofNullable(week).map(IsoWeek::parse);
      ReportRequest preview = ReportRequest.preview(wanted);
      SentReport report = services.loop().report(send ? preview.sent(again) : preview);
      if (terminal.json()) {
        terminal.document(ReportText.document(terminal, report));
      } else {
        terminal.line(report.message().markdown());
      }
      return Cli.DONE;
    }
  }
}
