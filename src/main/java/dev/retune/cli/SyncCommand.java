package dev.retune.cli;

import dev.retune.feedback.ImportReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code retune sync}. */
@Command(
    name = "sync",
    description = "Pulls new rows from the configured sources, or from DATABASE_URL.")
final class SyncCommand implements Callable<Integer> {
  private final Terminal terminal;

  SyncCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Services services = terminal.open()) {
      List<ImportReport> reports = services.loop().sync(terminal.monitor());
      if (terminal.json()) {
        terminal.document(Map.of("files", reports));
      } else if (reports.isEmpty()) {
        terminal.say("cli.sync.noSources");
      } else {
        reports.forEach(report -> ImportText.print(terminal, report));
      }
      return ImportText.tellFailed(terminal, reports, ImportReport::failedSync)
          ? Cli.FAILED
          : Cli.DONE;
    }
  }
}
