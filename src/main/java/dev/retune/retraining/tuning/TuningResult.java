package dev.retune.retraining.tuning;

import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LearnedRanking;
import dev.retune.retraining.tuning.TrialRunner.Effort;
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
public record TuningResult(
    List<TrialResult> tried, IndexSpec chosen, LearnedRanking learnt, Effort effort, String why) {
  public TuningResult {
    tried = List.copyOf(tried);
  }

  /** Nothing was tried. */
  public static TuningResult none(IndexSpec wanted, String why) {
    return new TuningResult(List.of(), wanted, LearnedRanking.NOTHING, Effort.NONE, why);
  }
}
