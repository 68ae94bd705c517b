package dev.retune.retraining.tuning;

import dev.retune.common.i18n.StoredText;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LearnedRanking;
import dev.retune.retraining.tuning.TrialRunner.Effort;
import java.util.List;

/**
 * The result of trying configurations.
 *
 * @param tried all configurations with their results; empty when nothing was tried
 * @param chosen the candidate's spec; the requested one when none is significantly better
 * @param learnt the newly trained parts that the spec names
 * @param effort embedding work of the trials on the chosen spec's texts
 * @param why one sentence
 */
public record TuningResult(
    List<TrialResult> tried,
    IndexSpec chosen,
    LearnedRanking learnt,
    Effort effort,
    StoredText why) {
  public TuningResult {
    tried = List.copyOf(tried);
  }

  /** The result when nothing was tried. */
  public static TuningResult none(IndexSpec wanted, StoredText why) {
    return new TuningResult(List.of(), wanted, LearnedRanking.NOTHING, Effort.NONE, why);
  }
}
