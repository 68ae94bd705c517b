package dev.retune.cli.command;

import dev.retune.cli.io.BrokenProfiles;
import dev.retune.cli.io.ImportReportFormatter;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.feedback.ingest.ImportReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code retune sync}. */
@Command(
    name = "sync",
    description = "Pulls new rows from the configured sources, or from DATABASE_URL.")
public final class SyncCommand implements Callable<Integer> {
  private final Terminal terminal;

  public SyncCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      var _ = BrokenProfiles.print(terminal, services.profiles());
      List<ImportReport> reports = services.loop().sync(terminal.monitor());
      if (terminal.json()) {
        terminal.document(Map.of("files", reports));
      } else if (reports.isEmpty()) {
        terminal.printMessage("cli.sync.noSources");
      } else {
        reports.forEach(report -> ImportReportFormatter.print(terminal, report));
      }
      return ImportReportFormatter.printFailed(terminal, reports, ImportReport::failedSync)
          ? ExitCodes.FAILED
          : ExitCodes.DONE;
    }
  }
}
