package dev.retune.retraining.modelbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.model.ConfidenceInterval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {
  private static ModelFigures model(String id, double speed, double... ndcg) {
    return model(id, Optional.empty(), 5, speed, ndcg);
  }

  private static ModelFigures model(
      String id, Optional<String> reranker, double millis, double speed, double... ndcg) {
    return new ModelFigures(
        id,
        reranker,
        false,
        DoubleStream.of(ndcg).average().orElseThrow(),
        new ConfidenceInterval(0, 1),
        0,
        List.of(),
        speed,
        new QueryLatency(millis, 2 * millis),
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
    assertThat(found.recommended()).contains(alone("good"));
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
    assertThat(found.recommended()).contains(alone("fast"));
    assertThat(found.why()).contains("nothing is provably better on these 40 questions");
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

  @Test
  void aRerankerIsRecommendedOnlyWhenItIsProvablyBetter() {
    ModelFigures plain = model("one", Optional.empty(), 5, 300, right(40, 20));
    ModelFigures helping = model("one", Optional.of("judge"), 50, 300, right(40, 38));
    ModelComparison better = compare(40, plain, helping);
    assertThat(better.recommended()).contains(new ModelConfiguration("one", Optional.of("judge")));
    assertThat(better.why())
        .startsWith("one + judge is recommended: its nDCG@10 is 45.0 points above");

    ModelComparison equal =
        compare(40, plain, model("one", Optional.of("judge"), 50, 300, right(40, 21)));
    assertThat(equal.recommended()).contains(alone("one"));
    assertThat(equal.why()).contains("it is the fastest (300 passages/s, 5.0 ms a question)");
  }

  private static ModelConfiguration alone(String model) {
    return new ModelConfiguration(model, Optional.empty());
  }
}
