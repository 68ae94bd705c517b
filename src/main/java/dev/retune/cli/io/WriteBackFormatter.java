package dev.retune.cli.io;

import dev.retune.cli.terminal.Terminal;
import dev.retune.review.writeback.WriteBackReport;
import java.util.List;

/** Formats what was written to the sources. */
public final class WriteBackFormatter {
  private static final int MOST_FAILURES = 20;

  private WriteBackFormatter() {}

  public static void print(Terminal terminal, WriteBackReport report) {
    report.steps().forEach(terminal::line);
    terminal.printMessage(
        report.dryRun() ? "cli.writeBack.dry" : "cli.writeBack.done",
        report.source(),
        report.written(),
        report.removed(),
        report.unchanged(),
        report.failed().size());
  }

  /** Prints what was refused, and why the rest was not reached; returns whether there is any. */
  public static boolean printFailed(Terminal terminal, List<WriteBackReport> reports) {
    for (WriteBackReport report : reports) {
      report.failed().stream()
          .limit(MOST_FAILURES)
          .forEach(
              failure ->
                  terminal.printError(
                      terminal
                          .texts()
                          .get("cli.writeBack.refused", failure.answerId(), failure.reason())));
      report
          .stopped()
          .ifPresent(
              why ->
                  terminal.printError(
                      terminal
                          .texts()
                          .get("cli.writeBack.stopped", report.source(), report.left(), why)));
    }
    return reports.stream().anyMatch(report -> !report.complete());
  }
}
