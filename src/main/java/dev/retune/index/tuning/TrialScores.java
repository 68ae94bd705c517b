package dev.retune.index.tuning;

import dev.retune.index.model.HybridWeights;
import java.util.List;
import java.util.stream.IntStream;

/** The nDCG@10 of each question in a trial index for every combination of a grid of weights. */
public final class TrialScores {
  /** The dense weights in the grid. */
  static final List<Double> DENSE = List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);

  /** The title weights in the grid. */
  static final List<Double> TITLES = List.of(1.0, 2.0, 4.0);

  // fewer out-of-vocabulary questions are too few to choose a weight
  private static final int FEWEST_STRANGE = 10;

  // indexed by title weight, dense weight and question
  private final double[][][] ndcg;
  private final boolean[] strange;

  /**
   * Creates a table of zeros.
   *
   * @param strange which questions are out of vocabulary
   */
  TrialScores(boolean[] strange) {
    this.ndcg = new double[TITLES.size()][DENSE.size()][strange.length];
    this.strange = strange.clone();
  }

  void put(int question, double[][] scores) {
    for (int t = 0; t < ndcg.length; t++) {
      for (int d = 0; d < ndcg[t].length; d++) {
        ndcg[t][d][question] = scores[t][d];
      }
    }
  }

  /** The nDCG@10 of each question for the nearest weights in the grid. */
  public List<Double> of(HybridWeights weights) {
    double[][] title = ndcg[nearest(TITLES, weights.title())];
    double[] plain = title[nearest(DENSE, weights.dense())];
    double[] odd = title[nearest(DENSE, weights.strange())];
    return IntStream.range(0, strange.length)
        .mapToObj(q -> strange[q] ? odd[q] : plain[q])
        .toList();
  }

  /** The mean of {@link #of}. */
  public double mean(HybridWeights weights) {
    return of(weights).stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static int nearest(List<Double> values, double wanted) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (Math.abs(values.get(i) - wanted) < Math.abs(values.get(best) - wanted)) {
        best = i;
      }
    }
    return best;
  }

  /**
   * The best weights in the grid; the first ones on a tie. With too few out-of-vocabulary questions
   * their weight is kept.
   */
  public HybridWeights best(HybridWeights now) {
    long odd = IntStream.range(0, strange.length).filter(q -> strange[q]).count();
    HybridWeights best = now;
    double most = mean(now);
    for (double title : TITLES) {
      double bestStrange = odd < FEWEST_STRANGE ? now.strange() : bestDense(title, now, true);
      HybridWeights kept = now.withTitle(title).withStrange(bestStrange);
      HybridWeights all = kept.withDense(bestDense(title, kept, false));
      if (mean(all) > most) {
        best = all;
        most = mean(all);
      }
    }
    return best;
  }

  private double bestDense(double title, HybridWeights now, boolean odd) {
    double best = odd ? now.strange() : now.dense();
    double most = -1;
    for (double dense : DENSE) {
      HybridWeights of = now.withTitle(title);
      double mean = mean(odd ? of.withStrange(dense) : of.withDense(dense));
      if (mean > most) {
        best = dense;
        most = mean;
      }
    }
    return best;
  }
}
