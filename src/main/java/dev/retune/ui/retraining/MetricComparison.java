package dev.retune.ui.retraining;

import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.ui.format.ValueFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One metric of two versions and their difference in percentage points.
 *
 * @param interval the confidence interval of the difference; empty if unknown
 */
record MetricComparison(
    String name, String left, String right, String difference, String interval) {

  /**
   * Compares all metrics of two evaluations.
   *
   * @param interval the confidence interval of the nDCG@10 difference, as a fraction
   */
  static List<MetricComparison> of(
      Optional<RetrievalEvaluation> left,
      Optional<RetrievalEvaluation> right,
      Optional<ConfidenceInterval> interval,
      ValueFormatter formatter) {
    String within =
        interval
            .map(i -> formatter.signedPoints(i.low()) + " … " + formatter.signedPoints(i.high()))
            .orElse("");
    return List.of(
        of("nDCG@10", left, right, RetrievalEvaluation::ndcgAt10, within, formatter),
        of("P@1", left, right, RetrievalEvaluation::pAt1, "", formatter),
        of("Recall@5", left, right, RetrievalEvaluation::recallAt5, "", formatter),
        of("MRR@10", left, right, RetrievalEvaluation::mrrAt10, "", formatter));
  }

  private static MetricComparison of(
      String name,
      Optional<RetrievalEvaluation> left,
      Optional<RetrievalEvaluation> right,
      ToDoubleFunction<RetrievalEvaluation> figure,
      String interval,
      ValueFormatter formatter) {
    Optional<Double> one = left.map(figure::applyAsDouble);
    Optional<Double> other = right.map(figure::applyAsDouble);
    return new MetricComparison(
        name,
        one.map(formatter::percent).orElse("–"),
        other.map(formatter::percent).orElse("–"),
        one.flatMap(a -> other.map(b -> formatter.signedPoints(b - a))).orElse(""),
        interval);
  }
}
