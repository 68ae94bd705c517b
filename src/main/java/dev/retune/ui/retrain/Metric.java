package dev.retune.ui.retrain;

import dev.retune.index.Evaluation;
import dev.retune.stats.Interval;
import dev.retune.ui.kit.Figures;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One figure of two versions, and their difference in points.
 *
 * @param interval of the difference; empty where none is known
 */
record Metric(String name, String left, String right, String difference, String interval) {

  /**
   * All figures of two evaluations.
   *
   * @param interval of the difference in nDCG@10, as a fraction
   */
  static List<Metric> of(
      Optional<Evaluation> left,
      Optional<Evaluation> right,
      Optional<Interval> interval,
      Figures figures) {
    String within =
        interval
            .map(i -> figures.signedPoints(i.low()) + " … " + figures.signedPoints(i.high()))
            .orElse("");
    return List.of(
        of("nDCG@10", left, right, Evaluation::ndcgAt10, within, figures),
        of("P@1", left, right, Evaluation::pAt1, "", figures),
        of("Recall@5", left, right, Evaluation::recallAt5, "", figures),
        of("MRR@10", left, right, Evaluation::mrrAt10, "", figures));
  }

  private static Metric of(
      String name,
      Optional<Evaluation> left,
      Optional<Evaluation> right,
      ToDoubleFunction<Evaluation> figure,
      String interval,
      Figures figures) {
    Optional<Double> one = left.map(figure::applyAsDouble);
    Optional<Double> other = right.map(figure::applyAsDouble);
    return new Metric(
        name,
        one.map(figures::percent).orElse("–"),
        other.map(figures::percent).orElse("–"),
        one.flatMap(a -> other.map(b -> figures.signedPoints(b - a))).orElse(""),
        interval);
  }
}
