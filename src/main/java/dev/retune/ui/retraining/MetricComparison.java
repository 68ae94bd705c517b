package dev.retune.ui.retraining;

import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.ui.format.ValueFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One metric of two versions and their difference in percentage points.
 *
 * @param interval the confidence interval of the difference; empty if unknown
 */
record MetricComparison(
    String name, String left, String right, String difference, String interval) {

  private static final int DECIMALS = 3;

  /**
   * Compares all metrics of two evaluations.
   *
   * @param interval the confidence interval of the nDCG@10 difference, as a fraction
   */
  static List<MetricComparison> of(
      RetrievalEvaluation left,
      RetrievalEvaluation right,
      ConfidenceInterval interval,
      ValueFormatter formatter) {
    String points = signed(interval.low(), formatter) + " … " + signed(interval.high(), formatter);
    return Arrays.stream(Metric.values())
        .map(m -> m.compare(left, right, m == Metric.NDCG ? points : "", formatter))
        .toList();
  }

  /** Compares all metrics of two evaluations without a confidence interval. */
  static List<MetricComparison> of(
      RetrievalEvaluation left, RetrievalEvaluation right, ValueFormatter formatter) {
    return Arrays.stream(Metric.values()).map(m -> m.compare(left, right, "", formatter)).toList();
  }

  /** Lists all metrics of an evaluation that has no baseline. */
  static List<MetricComparison> of(RetrievalEvaluation right, ValueFormatter formatter) {
    return Arrays.stream(Metric.values())
        .map(
            m ->
                new MetricComparison(
                    m.title,
                    "–",
                    formatter.decimal(m.value.applyAsDouble(right), DECIMALS),
                    "",
                    ""))
        .toList();
  }

  private static String signed(double difference, ValueFormatter formatter) {
    return formatter.signed(difference, DECIMALS);
  }

  private enum Metric {
    NDCG("nDCG@10", RetrievalEvaluation::ndcgAt10),
    PRECISION("P@1", RetrievalEvaluation::pAt1),
    RECALL("Recall@5", RetrievalEvaluation::recallAt5),
    RANK("MRR@10", RetrievalEvaluation::mrrAt10);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // only method references are passed
    private final ToDoubleFunction<RetrievalEvaluation> value;

    Metric(String title, ToDoubleFunction<RetrievalEvaluation> value) {
      this.title = title;
      this.value = value;
    }

    private MetricComparison compare(
        RetrievalEvaluation left,
        RetrievalEvaluation right,
        String interval,
        ValueFormatter formatter) {
      double one = value.applyAsDouble(left);
      double other = value.applyAsDouble(right);
      return new MetricComparison(
          title,
          formatter.decimal(one, DECIMALS),
          formatter.decimal(other, DECIMALS),
          signed(other - one, formatter),
          interval);
    }
  }
}
