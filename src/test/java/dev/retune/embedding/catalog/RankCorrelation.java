package dev.retune.embedding.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rank correlation, the usual measure of sentence similarity models. */
public final class RankCorrelation {
  private RankCorrelation() {}

  /** Dot product, which is the cosine of vectors of length one. */
  public static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }

  /** Spearman's coefficient: Pearson's correlation of ranks, with mean ranks for ties. */
  static double spearman(List<Double> a, List<Double> b) {
    double[] x = ranks(a);
    double[] y = ranks(b);
    double mean = (x.length - 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mean) * (y[i] - mean);
      xx += (x[i] - mean) * (x[i] - mean);
      yy += (y[i] - mean) * (y[i] - mean);
    }
    return xy / Math.sqrt(xx * yy);
  }

  private static double[] ranks(List<Double> values) {
    List<Integer> order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .toList();
    double[] ranks = new double[values.size()];
    for (int from = 0, to; from < ranks.length; from = to) {
      to = from + 1;
      while (to < ranks.length && values.get(order.get(to)).equals(values.get(order.get(from)))) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order.get(i)] = (from + to - 1) / 2.0;
      }
    }
    return ranks;
  }
}
