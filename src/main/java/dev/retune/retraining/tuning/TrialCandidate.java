package dev.retune.retraining.tuning;

import dev.retune.index.model.IndexSpec;
import dev.retune.retraining.statistics.PairedRandomizationTest;
import java.util.List;

/**
 * A configuration with its results.
 *
 * @param spec its spec; a matrix is identified by its regularisation only
 * @param pull regularisation of the trained matrix; 0 without one
 * @param ndcg nDCG@10 of each question of the tuning half
 */
record TrialCandidate(IndexSpec spec, double pull, List<Double> ndcg) {
  TrialCandidate {
    ndcg = List.copyOf(ndcg);
  }

  double mean() {
    return ndcg.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  boolean isLearnt() {
    return pull > 0;
  }

  TrialResult tried(boolean chosen) {
    return new TrialResult(spec.summary(), mean(), ndcg.size(), chosen);
  }

  /** Whether it is significantly better than another. */
  boolean beats(TrialCandidate other, long seed) {
    double[] differences = new double[ndcg.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = ndcg.get(i) - other.ndcg.get(i);
    }
    return mean() > other.mean() && PairedRandomizationTest.of(differences, seed).twoSided() < 0.05;
  }
}
