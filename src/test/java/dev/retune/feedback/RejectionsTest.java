package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.text.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RejectionsTest {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  @Test
  void allAreCountedAndTheFirstAreKept() {
    Rejections rejections = new Rejections();
    for (long row = 5_000; row > 0; row--) {
      String key = row % 5 == 0 ? "feedback.row.noTime" : "feedback.row.noObject";
      rejections.add(row, new RowFault(key));
    }
    assertThat(rejections.rows()).isEqualTo(5_000);
    assertThat(rejections.first(TEXTS))
        .hasSize(Rejections.KEPT)
        .extracting(Rejected::row)
        .isSorted()
        .startsWith(1L, 2L, 3L)
        .endsWith((long) Rejections.KEPT);
    assertThat(rejections.reasons(TEXTS))
        .extracting(ImportReport.Reason::rows)
        .containsExactlyInAnyOrder(1_000L, 4_000L);
    assertThat(rejections.reasons(TEXTS))
        .extracting(ImportReport.Reason::first)
        .containsExactlyInAnyOrder(5L, 1L);
  }

  @Test
  void aReasonIsInTheWordsOfItsFirstRow() {
    Rejections rejections = new Rejections();
    rejections.add(9, new RowFault("feedback.row.unknownVote", "later"));
    rejections.add(3, new RowFault("feedback.row.unknownVote", "sooner"));
    assertThat(rejections.reasons(TEXTS))
        .singleElement()
        .satisfies(reason -> assertThat(reason.reason()).contains("sooner"));
  }
}
