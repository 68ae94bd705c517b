package dev.retune.cli.command;

import dev.retune.cli.io.BrokenProfiles;
import dev.retune.cli.io.ImportReportFormatter;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourceSynchronizer;
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
      SourceSynchronizer.Outcome outcome = services.loop().syncEach(terminal.monitor());
      List<ImportReport> reports = outcome.reports();
      if (terminal.json()) {
        terminal.document(Map.of("files", reports));
      } else if (reports.isEmpty() && outcome.failures().isEmpty()) {
        terminal.printMessage("cli.sync.noSources");
      } else {
        reports.forEach(report -> ImportReportFormatter.print(terminal, report));
      }
      boolean nothing =
          ImportReportFormatter.printFailed(terminal, reports, ImportReport::failedSync);
      outcome.failures().forEach(failure -> terminal.printError(terminal.texts().get(failure)));
      return nothing || !outcome.failures().isEmpty() ? ExitCodes.FAILED : ExitCodes.DONE;
    }
  }
}
