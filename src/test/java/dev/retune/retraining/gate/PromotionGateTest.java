package dev.retune.retraining.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.retraining.gate.GateResult.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionGateTest {
  private final PromotionGate gate =
      new PromotionGate(GateSettings.standard(), new Texts(Locale.ENGLISH));

  private GateResult judged(int won, int lost, int even) {
    return judged(won, lost, even, false);
  }

  private GateResult judged(int won, int lost, int even, boolean proof) {
    List<Double> live = new ArrayList<>(Collections.nCopies(won + lost + even, 0.5));
    List<Double> candidate = new ArrayList<>();
    candidate.addAll(Collections.nCopies(won, 0.9));
    candidate.addAll(Collections.nCopies(lost, 0.1));
    candidate.addAll(Collections.nCopies(even, 0.5));
    return gate.judge(live, candidate, proof);
  }

  @ParameterizedTest(name = "won {0}, lost {1}, even {2}: {3}")
  @CsvSource({
    "0,  0,  100, PROMOTE", "30, 0,  70,  PROMOTE", "20, 20, 60, PROMOTE", "10, 16, 74, PROMOTE",
    "0,  4,  96,  PROMOTE", "0,  5,  95,  REJECT", "10, 40, 50, REJECT", "0,  20, 0,  REJECT",
    "0,  0,  19,  HOLD", "0,  19, 0,   HOLD", "19, 0,  0,  HOLD", "0,  0,  0,   HOLD",
    "0,  0,  20,  PROMOTE",
  })
  void judges(int won, int lost, int even, Verdict verdict) {
    assertThat(judged(won, lost, even).state()).isEqualTo(verdict);
  }

  @ParameterizedTest(name = "won {0}, lost {1}, even {2}: {3}")
  @CsvSource({
    "0, 0, 100, REJECT",
    "30, 0, 70, PROMOTE",
    "20, 20, 60, REJECT",
    "5, 0, 95, REJECT",
    "6, 0, 94, PROMOTE",
    "10, 40, 50, REJECT",
    "19, 0, 0, HOLD",
  })
  void whereOnlyHopeSpeaksForItItMustBeProvenBetter(int won, int lost, int even, Verdict verdict) {
    assertThat(judged(won, lost, even, true).state()).isEqualTo(verdict);
  }

  @Test
  void onlyPromotionPasses() {
    assertThat(judged(30, 0, 0).passed()).isTrue();
    assertThat(judged(0, 30, 0).passed()).isFalse();
    assertThat(judged(1, 0, 0).passed()).isFalse();
  }

  @Test
  void tellsTheFigures() {
    GateResult result = judged(30, 10, 60);
    assertThat(List.of(result.questions(), result.won(), result.lost()))
        .containsExactly(100, 30, 10);
    assertThat(result.difference()).isEqualTo(0.08, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(result.why()).contains("100 questions", "won 30", "lost 10", "+0.080", "p = 0.00");
    assertThat(judged(99, 1, 0).why()).contains("p < 0.0001");
  }

  @Test
  void aPassWithoutAGainSaysWhatItDoesNotProve() {
    assertThat(judged(20, 20, 60).why()).contains("does not prove that it is equal");
  }

  @Test
  void aFirstIndexPassesWhenItAnswers() {
    assertThat(gate.first(List.of(0.0, 0.4), true).state()).isEqualTo(Verdict.PROMOTE);
    assertThat(gate.first(List.of(), true).state()).isEqualTo(Verdict.PROMOTE);
  }

  @Test
  void aFirstIndexThatFindsNothingIsRejected() {
    assertThat(gate.first(List.of(0.0, 0.0), true).state()).isEqualTo(Verdict.REJECT);
    assertThat(gate.first(List.of(), false).state()).isEqualTo(Verdict.REJECT);
  }
}
