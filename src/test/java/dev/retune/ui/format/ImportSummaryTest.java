package dev.retune.ui.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.RowPlace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every row of a file is in one of the lines. */
class ImportSummaryTest {
  private final Texts english = new Texts(Locale.ENGLISH);

  private static ImportReport report(
      RowCounts stored, RowCounts unchanged, List<ImportReport.Reason> reasons) {
    long rejected = reasons.stream().mapToLong(ImportReport.Reason::rows).sum();
    return new ImportReport(
        "chat.csv",
        stored.plus(unchanged).plus(new RowCounts(0, 0, rejected + 3, 0)),
        stored,
        RowCounts.ZERO,
        unchanged,
        3,
        List.of(),
        rejected,
        List.of(),
        0,
        reasons,
        4,
        1,
        0,
        2,
        List.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  private static ImportReport.Reason reason(int rows) {
    return new ImportReport.Reason(
        "no time " + rows, rows, 7, List.of(7L), RowPlace.Numbering.LINE, "");
  }

  @Test
  void whatIsTakenAndWhatIsLeftOutIsCountedWithItsReason() {
    ImportReport report =
        report(
            new RowCounts(0, 1_200, 5_469, 1),
            new RowCounts(40, 0, 0, 0),
            IntStream.rangeClosed(1, 5).mapToObj(ImportSummaryTest::reason).toList());
    assertThat(ImportSummary.ofFiles(english, List.of(report)).lines())
        .containsExactly(
            "1 file imported. New or changed: 1,200 answers, 5,469 votes, 0 documents, 1"
                + " evaluation.",
            "40 rows were there already.",
            "3 votes wait for answers that are not imported, and are not counted yet.",
            "2 votes do not count, because the same user voted again on the same answer.",
            "4 rows have no vote.",
            "One row is left out, by the conditions of the mapping or because Retune wrote it.",
            "5 rows were rejected (row 7): no time 5",
            "4 rows were rejected (row 7): no time 4",
            "3 rows were rejected (row 7): no time 3",
            "3 more rows were rejected for other reasons.");
  }

  @Test
  void aFileThatWasThereAlreadyIsNotCalledStored() {
    ImportReport again = report(RowCounts.ZERO, new RowCounts(0, 2, 9, 0), List.of());
    assertThat(ImportSummary.ofFiles(english, List.of(again)))
        .startsWith("1 file imported, with nothing new.\n11 rows were there already.");
    assertThat(ImportSummary.ofFiles(new Texts(Locale.KOREAN), List.of(again)))
        .startsWith("파일 1개를 가져왔지만 새로운 데이터가 없습니다.\n이미 저장된 행 11개.");
  }

  @Test
  void aFileOfWhichNothingCanBeStoredIsRefused() {
    ImportReport bad = report(RowCounts.ZERO, RowCounts.ZERO, List.of(reason(8)));
    assertThatThrownBy(() -> ImportSummary.ofFiles(english, List.of(bad)))
        .isInstanceOf(InvalidInputException.class);
  }
}
