package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.IndexSpec;
import dev.retune.index.IndexVersion;
import dev.retune.index.Weighing;
import dev.retune.retrain.Effect;
import dev.retune.retrain.Effect.Verdict;
import dev.retune.retrain.Quality;
import dev.retune.stats.Interval;
import dev.retune.stats.Ratio;
import dev.retune.ui.kit.Mood;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveIndexWordsTest {
  private final OverviewStage stage = new OverviewStage();

  private Shown.Live shown() {
    return stage.shown(new Ratio(100, 30)).live();
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
                    Weighing.STANDARD,
                    Optional.empty(),
                    0,
                    1,
                    Optional.empty()),
                "c",
                400,
                900,
                true,
                Optional.of(2L),
                Optional.empty(),
                Optional.empty(),
                OverviewStage.NOW,
                OverviewStage.NOW));
  }

  private void effect(Verdict verdict) {
    stage.effect =
        Optional.of(
            new Effect(
                3,
                OverviewStage.NOW,
                new Ratio(100, 50),
                new Ratio(200, 60),
                -0.2,
                new Interval(-0.3, -0.1),
                0.01,
                verdict));
  }

  @Test
  void withoutAnIndexTheNextStepIsNamed() {
    assertThat(shown())
        .returns("None yet", Shown.Live::version)
        .returns("Retrain builds the first one from your documents.", Shown.Live::detail);
  }

  @Test
  void qualityIsSaidWithWhatItRestsOn() {
    live();
    stage.quality = Optional.of(new Quality(0.6464, Optional.empty(), 218, Optional.of(0.617)));
    assertThat(shown())
        .returns("v3", Shown.Live::version)
        .returns("0.646", Shown.Live::quality)
        .returns(
            "On 218 questions whose right document is known. The version before it had 0.617.",
            Shown.Live::rests);
  }

  @Test
  void qualityIsSaidWithItsIntervalWhereItIsKnown() {
    live();
    stage.quality =
        Optional.of(
            new Quality(0.6464, Optional.of(new Interval(0.61, 0.682)), 218, Optional.empty()));
    assertThat(shown().rests())
        .isEqualTo(
            "95% interval 0.610 to 0.682, from 218 questions whose right document is known.");
  }

  @Test
  void anUnmeasuredIndexIsNotGivenAFigure() {
    live();
    assertThat(shown())
        .returns("–", Shown.Live::quality)
        .extracting(Shown.Live::rests)
        .asString()
        .startsWith("Not measured");
  }

  @ParameterizedTest
  @CsvSource({
    "IMPROVED, Improved, CALM",
    "NO_VISIBLE_CHANGE, No visible change, PLAIN",
    "WORSE, Worse, BAD",
    "TOO_FEW_VOTES, Too early to tell, PLAIN"
  })
  void usersJudgeAPromotion(Verdict verdict, String words, Mood mood) {
    live();
    effect(verdict);
    assertThat(shown()).returns(words, Shown.Live::verdict).returns(mood, Shown.Live::mood);
  }

  @Test
  void anEffectIsSaidWithItsFigures() {
    live();
    effect(Verdict.IMPROVED);
    assertThat(shown().effect())
        .isEqualTo("50.0% dislikes before it went live, 30.0% since (200 votes)");
  }
}
