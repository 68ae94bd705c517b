package dev.retune.cli.command;

import dev.retune.cli.io.WeeklyReportJson;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.pipeline.ReportRequest;
import dev.retune.pipeline.SentReport;
import dev.retune.report.weekly.IsoWeek;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune report}. */
@Command(
    name = "report",
    description = "Prints the weekly report as Block Kit; sends it only with --send.")
public final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--week",
      paramLabel = "WEEK",
      description = "Such as 2026-W45 (default: the last full week).")
  private @Nullable String week;

  @Option(names = "--send", description = "Sends it to the Slack channel of the settings.")
  private boolean send;

  @Option(names = "--again", description = "Sends it even if it was sent before.")
  private boolean again;

  public ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      ReportRequest preview =
          week == null ? ReportRequest.preview() : ReportRequest.preview(IsoWeek.parse(week));
      SentReport report = services.loop().report(send ? preview.sent(again) : preview);
      if (terminal.json()) {
        terminal.document(WeeklyReportJson.document(terminal, report));
      } else {
        terminal.line(report.message().markdown());
      }
      return ExitCodes.DONE;
    }
  }
}
