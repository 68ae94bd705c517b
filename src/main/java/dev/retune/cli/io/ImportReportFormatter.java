package dev.retune.cli.io;

import dev.retune.cli.terminal.Terminal;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.source.TableSelection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Formats the outcome of an import. */
public final class ImportReportFormatter {
  private static final int SHOWN = 10;

  private ImportReportFormatter() {}

  public static void print(Terminal terminal, ImportReport report) {
    RowCounts stored = report.stored();
    terminal.printMessage(
        "cli.import.done",
        report.file(),
        stored.documents(),
        stored.conversations(),
        stored.votes(),
        stored.evaluations(),
        report.unchanged().total(),
        report.rejectedRows(),
        report.waiting());
    report.tables().forEach(table -> print(terminal, table));
    report
        .taken()
        .forEach(
            (kind, columns) ->
                terminal.printMessage("cli.import.taken", kind(terminal, kind), list(columns)));
    if (!report.unused().isEmpty()) {
      terminal.printMessage("cli.import.unused", String.join(", ", report.unused()));
    }
    report.notes().forEach(note -> terminal.printMessage("cli.import.note", note));
    if (report.withoutVote() > 0) {
      terminal.printMessage("cli.import.withoutVote", report.withoutVote());
    }
    if (report.replaced() > 0) {
      terminal.printMessage("cli.import.replaced", report.replaced());
    }
    if (report.takenBack() > 0) {
      terminal.printMessage("cli.import.takenBack", report.takenBack());
    }
    if (report.leftOut() > 0) {
      terminal.printMessage("cli.import.leftOut", report.leftOut());
    }
    for (ImportReport.Reason wait : report.waits()) {
      terminal.printMessage("cli.import.waits", wait.rows(), wait.places(), wait.reason());
    }
    if (report.rejectedRows() <= SHOWN) {
      report
          .rejected()
          .forEach(
              r -> terminal.printMessage("cli.import.rejected", r.place().named(), r.reason()));
      return;
    }
    for (ImportReport.Reason reason : report.reasons()) {
      terminal.printMessage("cli.import.reason", reason.rows(), reason.places(), reason.reason());
    }
    int listed = report.rejected().size();
    terminal.printMessage(
        "cli.import.moreRejected", listed < report.rejectedRows() ? 1 : 0, listed);
  }

  /** The name of a kind of rows, such as {@code votes}. */
  static String kind(Terminal terminal, String mappingName) {
    return terminal.texts().get("cli.import.kind." + mappingName);
  }

  private static String list(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(e -> e.getKey().equals(e.getValue()) ? e.getKey() : e.getKey() + " = " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Reports the sources without any imported row and the reason; returns whether there are any. */
  public static boolean printFailed(
      Terminal terminal, List<ImportReport> reports, Predicate<ImportReport> failed) {
    List<ImportReport> all = reports.stream().filter(failed).toList();
    all.forEach(report -> printRejected(terminal, report));
    return !all.isEmpty();
  }

  /** Reports on standard error that nothing was imported, with the most frequent reason. */
  private static void printRejected(Terminal terminal, ImportReport report) {
    Texts texts = terminal.texts();
    if (report.onlyWait().isPresent()) {
      ImportReport.Reason wait = report.onlyWait().get();
      terminal.printError(
          texts.get("cli.import.failedWaits", report.file(), wait.rows(), wait.reason()));
      return;
    }
    String reason = report.mainReason().map(ImportReport.Reason::reason).orElse("");
    long rows = report.mainReason().map(ImportReport.Reason::rows).orElse(0L);
    long all = report.read().total() + report.unknown();
    boolean votesOnly = report.stored().total() + report.unchanged().total() > 0;
    terminal.printError(
        votesOnly
            ? texts.get("cli.import.failedVotes", report.file(), rows, reason)
            : texts.get("cli.import.failed", report.file(), rows, all, reason));
  }

  /** Reports which table a kind of rows is read from. */
  static void print(Terminal terminal, TableSelection table) {
    if (table.why() == TableSelection.Reason.PROFILE) {
      terminal.printMessage("cli.import.query", kind(terminal, table.kind()));
      return;
    }
    terminal.printMessage(
        "cli.import.table",
        kind(terminal, table.kind()),
        table.table(),
        terminal.texts().get("cli.import.tableWhy." + table.why()),
        table
            .answerColumn()
            .map(column -> terminal.texts().get("cli.import.tableJoin", column))
            .orElse(""));
  }
}
