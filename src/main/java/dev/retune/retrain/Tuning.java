package dev.retune.retrain;

import dev.retune.index.IndexSpec;
import dev.retune.index.Matrix;
import dev.retune.retrain.Trials.Effort;
import java.util.List;
import java.util.Optional;

/**
 * What came of trying configurations.
 *
 * @param tried each and what it gave; empty when nothing was tried
 * @param chosen the candidate's recipe; the one that was asked for when nothing surely beats it
 * @param matrix the recipe's, when it was learnt now
 * @param effort that the trials spent on the chosen recipe's texts
 * @param why one sentence in the user's language
 */
record Tuning(
    List<Tried> tried, IndexSpec chosen, Optional<Matrix> matrix, Effort effort, String why) {
  Tuning {
    tried = List.copyOf(tried);
  }

  /** Nothing was tried. */
  static Tuning none(IndexSpec wanted, String why) {
    return new Tuning(List.of(), wanted, Optional.empty(), Effort.NONE, why);
  }
}
