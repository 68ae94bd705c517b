package dev.retune.prompting.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.common.i18n.Texts;
import dev.retune.prompting.gate.GateFigures.Cause;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a proposal is proven, and what is missing when it is not. */
class RevisionGateTest {
  private static final PairedCounts BETTER = new PairedCounts(20, 3, 57);

  private static GateFigures decide(PairedCounts disliked, int liked, int lost) {
    return decide(disliked, liked, lost, 0, 0);
  }

  private static GateFigures decide(
      PairedCounts disliked, int liked, int lost, int undecided, int earlier) {
    return new RevisionGate()
        .decide(
            new GateReading(disliked, new PairedCounts(0, lost, liked - lost), undecided, earlier));
  }

  @ParameterizedTest
  @CsvSource({"0,52", "1,87", "2,118", "3,147"})
  void likedAnswersThatAreNeeded(int lost, int needed) {
    assertThat(decide(BETTER, needed, lost).verdict()).isEqualTo(RevisionVerdict.ACCEPTED);
    GateFigures fewer = decide(BETTER, needed - 1, lost);
    assertThat(fewer.verdict()).isEqualTo(RevisionVerdict.HELD);
    assertThat(fewer.missingLiked()).isEqualTo(1);
    assertThat(fewer.cause()).isEqualTo(Cause.TOO_FEW_LIKED);
  }

  @Test
  void theSignTestIsExact() {
    // of 8 that differ at least 7 better: (8 + 1) / 256
    assertThat(PairedSignTest.pValue(7, 1)).isEqualTo(9 / 256.0, within(1e-12));
    assertThat(PairedSignTest.pValue(0, 0)).isEqualTo(1);
    assertThat(PairedSignTest.pValue(0, 4)).isEqualTo(1);
  }

  @Test
  void lostLikedAnswersRejectHoweverGoodTheRest() {
    assertThat(decide(BETTER, 60, 6).cause()).isEqualTo(Cause.LIKED_LOST);
    assertThat(decide(BETTER, 60, 6).verdict()).isEqualTo(RevisionVerdict.REJECTED);
    assertThat(decide(BETTER, 20, 1).cause()).isEqualTo(Cause.TOO_FEW_LIKED);
  }

  @Test
  void noDifferenceIsRejectedAndATrendIsHeld() {
    assertThat(decide(new PairedCounts(8, 8, 60), 80, 0).cause()).isEqualTo(Cause.NOT_BETTER);
    GateFigures trend = decide(new PairedCounts(10, 5, 61), 80, 0);
    assertThat(trend.cause()).isEqualTo(Cause.TOO_FEW_DISLIKED);
    assertThat(trend.missingDisliked()).isBetween(30, 150);
    assertThat(decide(new PairedCounts(2, 2, 1), 10, 0).cause()).isEqualTo(Cause.TOO_FEW_OF_BOTH);
  }

  @Test
  void nothingIsDecidedBeforePeopleAreDone() {
    assertThat(decide(BETTER, 80, 0, 1, 0).cause()).isEqualTo(Cause.UNDECIDED);
    assertThat(decide(BETTER, 80, 0, 1, 0).verdict()).isEqualTo(RevisionVerdict.HELD);
  }

  @Test
  void furtherProposalsMustShowMore() {
    PairedCounts narrow = new PairedCounts(10, 3, 60);
    assertThat(decide(narrow, 80, 0, 0, 0).verdict()).isEqualTo(RevisionVerdict.ACCEPTED);
    GateFigures second = decide(narrow, 80, 0, 0, 1);
    assertThat(second.verdict()).isEqualTo(RevisionVerdict.HELD);
    assertThat(second.errorRate()).isEqualTo(0.025);
    assertThat(new GateTextFormatter(new Texts(Locale.ENGLISH)).text(second))
        .endsWith("both tests are made at 0.025.");
  }

  @Test
  void theNumberMissingIsSaidInWords() {
    Texts english = new Texts(Locale.ENGLISH);
    assertThat(new GateTextFormatter(english).text(decide(BETTER, 40, 0)))
        .isEqualTo(
            "Held: the improvement is proven (20 of 80 disliked questions better, 3 worse,"
                + " p = 0.0002), but with 0 of 40 liked questions lost the loss may be up to 6.3%."
                + " 12 more held-out liked questions are needed without a further loss, and about"
                + " twice as many liked answers in all.");
    for (GateFigures figures :
        new GateFigures[] {
          decide(BETTER, 80, 0), decide(BETTER, 80, 9), decide(BETTER, 80, 0, 2, 0)
        }) {
      assertThat(new GateTextFormatter(new Texts(Locale.KOREAN)).text(figures))
          .contains("80")
          .doesNotContain("{");
    }
  }
}
