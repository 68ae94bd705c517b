package dev.retune.retraining.modelbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.model.ConfidenceInterval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {
  private static ModelFigures model(String id, double speed, double... ndcg) {
    return new ModelFigures(
        id,
        false,
        DoubleStream.of(ndcg).average().orElseThrow(),
        new ConfidenceInterval(0, 1),
        0,
        List.of(),
        speed,
        OptionalLong.empty(),
        1,
        Arrays.stream(ndcg).boxed().toList());
  }

  private static double[] right(int of, int count) {
    return IntStream.range(0, of).mapToDouble(i -> i < count ? 1 : 0).toArray();
  }

  private static ModelComparison compare(int questions, ModelFigures... models) {
    return ModelComparison.of(questions, 7, List.of(models), new Texts(Locale.ENGLISH));
  }

  @Test
  void theOneThatIsProvablyBetterIsRecommended() {
    ModelComparison found =
        compare(40, model("fast", 900, right(40, 10)), model("good", 100, right(40, 30)));
    assertThat(found.recommended()).contains("good");
    assertThat(found.models()).extracting(ModelFigures::model).containsExactly("good", "fast");
    assertThat(found.why()).contains("50.0 points above that of the next best, fast");
  }

  @Test
  void amongTheBestTheFastestIsRecommended() {
    ModelComparison found =
        compare(
            40,
            model("fastest", 900, right(40, 10)),
            model("fast", 300, right(40, 29)),
            model("best", 100, right(40, 30)));
    assertThat(found.recommended()).contains("fast");
    assertThat(found.why()).contains("no model is provably better on these 40 questions");
  }

  @Test
  void fewQuestionsRecommendNothing() {
    ModelComparison found =
        compare(29, model("one", 900, right(29, 0)), model("other", 100, right(29, 29)));
    assertThat(found.recommended()).isEmpty();
    assertThat(found.why())
        .isEqualTo("29 questions are too few to recommend a model; 30 are needed.");
  }

  @Test
  void oneModelLeavesNoChoice() {
    assertThat(compare(40, model("one", 900, right(40, 4))).why())
        .isEqualTo("Only one was compared, so there is nothing to choose.");
  }
}
