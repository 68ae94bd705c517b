package dev.retune.cli;

import dev.retune.feedback.Counts;
import dev.retune.feedback.ImportReport;
import dev.retune.feedback.TableTaken;

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
    report.tables().forEach(table -> print(terminal, table));
    if (report.leftOut() > 0) {
      terminal.say("cli.import.leftOut", report.leftOut());
    }
    if (report.takenBack() > 0) {
      terminal.say("cli.import.takenBack", report.takenBack());
    }
    report.rejected().stream()
        .limit(SHOWN)
        .forEach(row -> terminal.say("cli.import.rejected", row.row(), row.reason()));
    if (report.rejected().size() > SHOWN) {
      terminal.say("cli.import.moreRejected", report.rejected().size() - SHOWN);
    }
  }

  private static void print(Terminal terminal, TableTaken table) {
    terminal.say(
        "cli.import.table",
        table.kind(),
        table.table(),
        terminal.texts().get("cli.import.tableWhy." + table.why()),
        table
            .answerColumn()
            .map(column -> terminal.texts().get("cli.import.tableJoin", column))
            .orElse(""));
  }
}
