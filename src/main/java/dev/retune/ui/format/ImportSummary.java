package dev.retune.ui.format;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.ingest.ImportReport;
import java.util.List;
import java.util.function.Predicate;

/** Says how an import ended. */
public final class ImportSummary {
  private ImportSummary() {}

  /**
   * Returns the result of an import or a sync in a sentence or two.
   *
   * @param key message with the numbers of rows and of files or sources
   * @throws InvalidInputException when one of them failed
   */
  public static String of(
      Texts texts, String key, List<ImportReport> reports, Predicate<ImportReport> failed) {
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
    long stored = reports.stream().mapToLong(r -> r.stored().total()).sum();
    long rejected = reports.stream().mapToLong(ImportReport::rejectedRows).sum();
    long replaced = reports.stream().mapToLong(ImportReport::replaced).sum();
    long waiting = reports.stream().mapToLong(ImportReport::waiting).sum();
    String said =
        texts.get(key, stored, reports.size())
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
}
