package dev.retune.index.tuning;

import java.util.List;

/** Asks questions in a trial index with a reranker. */
@FunctionalInterface
public interface TrialReranking {
  /** The weights of the reranker's score that are tried. */
  List<Double> WEIGHTS = List.of(0.25, 0.5, 0.75, 1.0);

  /** The nDCG@10 of a question, given by its index, for each of the weights. */
  double[] ndcg(int question);
}
