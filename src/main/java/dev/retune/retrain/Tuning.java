package dev.retune.retrain;

import dev.retune.index.IndexSpec;
import dev.retune.index.Learnt;
import dev.retune.retrain.Trials.Effort;
import java.util.List;

/**
 * What came of trying configurations.
 *
 * @param tried each and what it gave; empty when nothing was tried
 * @param chosen the candidate's recipe; the one that was asked for when nothing surely beats it
 * @param learnt what the recipe names, as far as it was learnt now
 * @param effort that the trials spent on the chosen recipe's texts
 * @param why one sentence in the user's language
 */
record Tuning(List<Tried> tried, IndexSpec chosen, Learnt learnt, Effort effort, String why) {
  Tuning {
    tried = List.copyOf(tried);
  }

  /** Nothing was tried. */
  static Tuning none(IndexSpec wanted, String why) {
    return new Tuning(List.of(), wanted, Learnt.NOTHING, Effort.NONE, why);
  }
}
