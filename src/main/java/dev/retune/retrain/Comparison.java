package dev.retune.retrain;

import dev.retune.index.Evaluation;
import dev.retune.stats.Interval;
import java.util.Optional;

/**
 * A candidate beside the live version on the gate's questions.
 *
 * @param baseline the live version's figures
 * @param candidate the candidate's figures
 * @param gate the verdict
 * @param interval 95 % bootstrap interval of the candidate's nDCG@10; empty without questions, and
 *     in what was kept before it was asked for
 */
record Comparison(
    Optional<Evaluation> baseline,
    Evaluation candidate,
    GateResult gate,
    Optional<Interval> interval) {
  private static final long SEED = 20_261_123L;

  static Comparison of(Optional<Evaluation> baseline, Evaluation candidate, GateResult gate) {
    double[] each = candidate.ndcgPerQuery().stream().mapToDouble(Double::doubleValue).toArray();
    return new Comparison(
        baseline,
        candidate,
        gate,
        each.length == 0 ? Optional.empty() : Optional.of(PairedTest.interval(each, SEED)));
  }
}
