package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RejectedRow;
import dev.retune.feedback.model.RowPlace;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RejectionCounterTest {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  @Test
  void allAreCountedAndTheFirstAreKept() {
    RejectionCounter rejections = new RejectionCounter();
    for (long row = 5_000; row > 0; row--) {
      String key = row % 5 == 0 ? "feedback.row.noTime" : "feedback.row.noObject";
      rejections.add(RowPlace.line(row), new RowRejectedException(key));
    }
    assertThat(rejections.rows()).isEqualTo(5_000);
    assertThat(rejections.first(TEXTS))
        .hasSize(RejectionCounter.KEPT)
        .extracting(RejectedRow::row)
        .isSorted()
        .startsWith(1L, 2L, 3L)
        .endsWith((long) RejectionCounter.KEPT);
    assertThat(rejections.reasons(TEXTS))
        .extracting(ImportReport.Reason::rows)
        .containsExactlyInAnyOrder(1_000L, 4_000L);
    assertThat(rejections.reasons(TEXTS))
        .extracting(ImportReport.Reason::first)
        .containsExactlyInAnyOrder(5L, 1L);
  }

  @Test
  void rowsOfSeveralTablesAreCountedApart() {
    RejectionCounter rejections = new RejectionCounter();
    RowRejectedException fault = new RowRejectedException("feedback.row.noTime");
    for (long id = 9_001; id <= 9_007; id++) {
      rejections.add(RowPlace.id("feedback_log", id), fault);
    }
    rejections.add(RowPlace.position("chat", 2), fault);
    assertThat(rejections.reasons(TEXTS).stream().map(reason -> TEXTS.get(reason.places())))
        .containsExactly("ids 9001, 9002, 9003, 9004, 9005, … of feedback_log", "row 2 of chat");
    Texts korean = new Texts(Locale.KOREAN);
    assertThat(rejections.reasons(korean).stream().map(reason -> korean.get(reason.places())))
        .containsExactly("feedback_log의 id 9001, 9002, 9003, 9004, 9005, …", "chat의 2번째 행");
  }

  @Test
  void aReasonIsInTheWordsOfItsFirstRow() {
    RejectionCounter rejections = new RejectionCounter();
    rejections.add(RowPlace.line(9), new RowRejectedException("feedback.row.unknownVote", "later"));
    rejections.add(
        RowPlace.line(3), new RowRejectedException("feedback.row.unknownVote", "sooner"));
    assertThat(rejections.reasons(TEXTS))
        .singleElement()
        .satisfies(reason -> assertThat(reason.reason()).contains("sooner"));
  }
}
