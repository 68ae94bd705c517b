package dev.retune.ui.format;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.ingest.ImportReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Says how an import ended. */
public final class ImportSummary {
  private static final int REASONS = 3;

  private ImportSummary() {}

  /**
   * Returns what an import of files stored and left out, and why, a sentence a line.
   *
   * @throws InvalidInputException when one of the files failed
   */
  public static String ofFiles(Texts texts, List<ImportReport> reports) {
    refuse(reports, ImportReport::failed);
    List<String> lines = new ArrayList<>();
    long stored = sum(reports, report -> report.stored().total());
    lines.add(
        stored == 0
            ? texts.get("ui.import.nothingNew", reports.size())
            : texts.get(
                "ui.import.done",
                reports.size(),
                sum(reports, report -> report.stored().conversations()),
                sum(reports, report -> report.stored().votes()),
                sum(reports, report -> report.stored().documents()),
                sum(reports, report -> report.stored().evaluations())));
    add(lines, texts, "unchanged", sum(reports, report -> report.unchanged().total()));
    add(lines, texts, "waiting", sum(reports, ImportReport::waiting));
    add(lines, texts, "replaced", sum(reports, ImportReport::replaced));
    add(lines, texts, "withoutVote", sum(reports, ImportReport::withoutVote));
    add(lines, texts, "leftOut", sum(reports, ImportReport::leftOut));
    List<ImportReport.Reason> reasons =
        reports.stream()
            .flatMap(report -> report.reasons().stream())
            .sorted(Comparator.comparingLong(ImportReport.Reason::rows).reversed())
            .toList();
    reasons.stream()
        .limit(REASONS)
        .forEach(
            each ->
                lines.add(texts.get("ui.import.reason", each.rows(), each.place(), each.reason())));
    long told = reasons.stream().limit(REASONS).mapToLong(ImportReport.Reason::rows).sum();
    add(lines, texts, "moreRejected", sum(reports, ImportReport::rejectedRows) - told);
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, Texts texts, String key, long rows) {
    if (rows > 0) {
      lines.add(texts.get("ui.import." + key, rows));
    }
  }

  private static long sum(List<ImportReport> reports, ToLongFunction<ImportReport> rows) {
    return reports.stream().mapToLong(rows).sum();
  }

  /**
   * Returns the result of a sync in a sentence or two.
   *
   * @throws InvalidInputException when a source failed
   */
  public static String ofSync(Texts texts, List<ImportReport> reports) {
    refuse(reports, ImportReport::failedSync);
    long stored = reports.stream().mapToLong(r -> r.stored().total()).sum();
    long rejected = reports.stream().mapToLong(ImportReport::rejectedRows).sum();
    long replaced = reports.stream().mapToLong(ImportReport::replaced).sum();
    long waiting = reports.stream().mapToLong(ImportReport::waiting).sum();
    String said =
        texts.get("ui.sync.done", stored, reports.size())
            + (waiting > 0 ? " " + texts.get("ui.import.waiting", waiting) : "")
            + (replaced > 0 ? " " + texts.get("ui.import.replaced", replaced) : "");
    return reports.stream()
        .flatMap(r -> r.rejected().stream())
        .findFirst()
        .map(
            first ->
                said
                    + " "
                    + texts.get(
                        "ui.import.rejected", rejected, first.place().named(), first.reason()))
        .orElse(said);
  }

  private static void refuse(List<ImportReport> reports, Predicate<ImportReport> failed) {
    reports.stream()
        .filter(failed)
        .findFirst()
        .ifPresent(
            report -> {
              report
                  .onlyWait()
                  .ifPresent(
                      wait -> {
                        throw new InvalidInputException(
                            "ui.import.failedWaits", report.file(), wait.rows(), wait.reason());
                      });
              String reason = report.mainReason().map(ImportReport.Reason::reason).orElse("");
              throw new InvalidInputException("ui.import.failed", report.file(), reason);
            });
  }
}
