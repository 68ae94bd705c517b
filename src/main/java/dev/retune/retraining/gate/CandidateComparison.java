package dev.retune.retraining.gate;

import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.retraining.statistics.PairedRandomizationTest;
import dev.retune.statistics.model.ConfidenceInterval;
import java.util.Optional;

/**
 * A candidate compared with the live version on the gate's questions.
 *
 * @param baseline metrics of the live version
 * @param candidate metrics of the candidate
 * @param gate the gate's decision
 * @param interval 95 % bootstrap interval of the candidate's nDCG@10; empty without questions, and
 *     in results stored by earlier versions
 */
public record CandidateComparison(
    Optional<RetrievalEvaluation> baseline,
    RetrievalEvaluation candidate,
    GateResult gate,
    Optional<ConfidenceInterval> interval) {
  private static final long SEED = 20_261_123L;

  static CandidateComparison withoutBaseline(RetrievalEvaluation candidate, GateResult gate) {
    return new CandidateComparison(Optional.empty(), candidate, gate, interval(candidate));
  }

  static CandidateComparison of(
      RetrievalEvaluation baseline, RetrievalEvaluation candidate, GateResult gate) {
    return new CandidateComparison(Optional.of(baseline), candidate, gate, interval(candidate));
  }

  private static Optional<ConfidenceInterval> interval(RetrievalEvaluation candidate) {
    double[] each = candidate.ndcgPerQuery().stream().mapToDouble(Double::doubleValue).toArray();
    return each.length == 0
        ? Optional.empty()
        : Optional.of(PairedRandomizationTest.interval(each, SEED));
  }
}
