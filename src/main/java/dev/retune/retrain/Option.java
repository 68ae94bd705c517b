package dev.retune.retrain;

import dev.retune.index.IndexSpec;
import java.util.List;

/**
 * A configuration and what it gives.
 *
 * @param spec its recipe; the matrix, if any, only named by its pull
 * @param pull of the learnt matrix; 0 without one
 * @param ndcg of each question of the tuning half
 */
record Option(IndexSpec spec, double pull, List<Double> ndcg) {
  Option {
    ndcg = List.copyOf(ndcg);
  }

  double mean() {
    return ndcg.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  boolean isLearnt() {
    return pull > 0;
  }

  Tried tried(boolean chosen) {
    return new Tried(spec.summary(), mean(), ndcg.size(), chosen);
  }

  /** Whether it is better than another, and surely so. */
  boolean beats(Option other, long seed) {
    double[] differences = new double[ndcg.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = ndcg.get(i) - other.ndcg.get(i);
    }
    return mean() > other.mean() && PairedTest.of(differences, seed).twoSided() < 0.05;
  }
}
