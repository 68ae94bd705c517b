package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.version.IndexChange;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.RetrievalQuality;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.model.PromotionEffect.Verdict;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.ui.format.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveIndexTextTest {
  private final OverviewFixture stage = new OverviewFixture();

  private OverviewState.Live state() {
    return stage.state(new DislikeRatio(100, 30)).live();
  }

  private void live() {
    stage.live =
        Optional.of(
            new IndexVersion(
                3,
                IndexVersion.State.LIVE,
                new IndexSpec(
                    "mini",
                    "m",
                    "t",
                    "title+section+body",
                    64,
                    8,
                    true,
                    384,
                    HybridWeights.STANDARD,
                    Optional.empty(),
                    0,
                    1,
                    Optional.empty(),
                    Optional.empty()),
                "c",
                400,
                900,
                true,
                Optional.of(2L),
                Optional.empty(),
                Optional.empty(),
                OverviewFixture.NOW,
                OverviewFixture.NOW));
  }

  private void effect(Verdict verdict) {
    stage.effect =
        Optional.of(
            new PromotionEffect(
                3,
                IndexChange.Kind.PROMOTE,
                OverviewFixture.NOW,
                new DislikeRatio(100, 50),
                new DislikeRatio(200, 60),
                -0.2,
                new ConfidenceInterval(-0.3, -0.1),
                0.01,
                verdict,
                Optional.empty()));
  }

  @Test
  void withoutAnIndexTheNextStepIsNamed() {
    assertThat(state())
        .returns("None yet", OverviewState.Live::version)
        .returns(
            "Build the first one from your documents on the Retraining screen.",
            OverviewState.Live::detail);
  }

  @Test
  void qualityIsSaidWithWhatItRestsOn() {
    live();
    stage.quality =
        Optional.of(new RetrievalQuality(0.6464, Optional.empty(), 218, Optional.of(0.617)));
    assertThat(state())
        .returns("v3", OverviewState.Live::version)
        .returns("0.646", OverviewState.Live::quality)
        .returns(
            "Measured on 218 questions with a known correct document. Previous version: 0.617.",
            OverviewState.Live::rests);
  }

  @Test
  void qualityIsSaidWithItsIntervalWhereItIsKnown() {
    live();
    stage.quality =
        Optional.of(
            new RetrievalQuality(
                0.6464, Optional.of(new ConfidenceInterval(0.61, 0.682)), 218, Optional.empty()));
    assertThat(state().rests())
        .isEqualTo("95% interval 0.610 to 0.682, 218 questions with a known correct document.");
  }

  @Test
  void anUnmeasuredIndexIsNotGivenAFigure() {
    live();
    assertThat(state())
        .returns("–", OverviewState.Live::quality)
        .extracting(OverviewState.Live::rests)
        .asString()
        .startsWith("Not measured");
  }

  @ParameterizedTest
  @CsvSource({
    "IMPROVED, Improved, CALM",
    "NO_VISIBLE_CHANGE, No visible change, PLAIN",
    "WORSE, Worse, BAD",
    "TOO_FEW_VOTES, Too few votes, PLAIN"
  })
  void usersJudgeAPromotion(Verdict verdict, String words, Severity severity) {
    live();
    effect(verdict);
    assertThat(state())
        .returns(words, OverviewState.Live::verdict)
        .returns(severity, OverviewState.Live::severity);
  }

  @Test
  void anEffectIsSaidWithItsFigures() {
    live();
    effect(Verdict.IMPROVED);
    assertThat(state().effect()).isEqualTo("Dislikes before: 50.0%, since: 30.0% (200 votes)");
  }
}
