package dev.retune.cli;

import dev.retune.feedback.Counts;
import dev.retune.feedback.ImportReport;

/** An import's outcome as lines for people. */
final class ImportText {
  private static final int SHOWN = 50;

  private ImportText() {}

  static void print(Terminal terminal, ImportReport report) {
    Counts stored = report.stored();
    terminal.say(
        "cli.import.done",
        report.file(),
        stored.documents(),
        stored.conversations(),
        stored.votes(),
        stored.evaluations(),
        report.unchanged().total(),
        report.rejected().size());
    report.rejected().stream()
        .limit(SHOWN)
        .forEach(row -> terminal.say("cli.import.rejected", row.row(), row.reason()));
    if (report.rejected().size() > SHOWN) {
      terminal.say("cli.import.moreRejected", report.rejected().size() - SHOWN);
    }
  }
}
