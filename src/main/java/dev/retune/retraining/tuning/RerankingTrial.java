package dev.retune.retraining.tuning;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.Reranker;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.model.Reranking;
import dev.retune.index.tuning.TrialIndex;
import dev.retune.index.tuning.TrialReranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A reranker tried on all questions.
 *
 * @param ndcg by question, then by the weights of {@link TrialReranking}
 */
record RerankingTrial(List<double[]> ndcg) {
  // after as many questions the time for all of them can be foretold
  private static final int ENOUGH = 5;

  /** The questions of a fold, or all but those. */
  interface Folds {
    int[] places(int fold, boolean inside);
  }

  /** Asks all questions; empty when the time would not suffice and the trial is not needed. */
  static Optional<RerankingTrial> of(
      TrialIndex index,
      TrialCandidate base,
      Reranking how,
      Reranker model,
      Folds folds,
      TrialBudget time,
      boolean needed,
      ProgressMonitor monitor) {
    int questions = base.ndcg().size();
    double[][] ndcg = new double[questions][];
    int done = 0;
    double begun = time.seconds();
    for (int fold = 0; fold < PastQuestions.FOLDS; fold++) {
      HybridWeights weights = base.spec().weighing();
      TrialReranking asking =
          base.isLearnt()
              ? index.reranking(
                  index.learn(folds.places(fold, false), base.pull(), monitor::check),
                  weights,
                  how.depth(),
                  model)
              : index.reranking(weights, how.depth(), model);
      for (int place : folds.places(fold, true)) {
        monitor.check();
        monitor.at(new TaskProgress("stage.rerank", done, questions, time.spent()));
        ndcg[place] = asking.ndcg(place);
        done++;
        double left = (time.seconds() - begun) / done * (questions - done);
        if (!needed && done >= ENOUGH && !time.suffices(left)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new RerankingTrial(Arrays.asList(ndcg)));
  }

  /** The asked weight if it was tried, and the best one last. */
  List<TrialCandidate> candidates(TrialCandidate base, Reranking how) {
    List<TrialCandidate> all = new ArrayList<>();
    for (double weight : TrialReranking.WEIGHTS) {
      all.add(candidate(base, how, weight));
    }
    TrialCandidate best = all.getFirst();
    for (TrialCandidate each : all) {
      best = each.mean() >= best.mean() ? each : best;
    }
    List<TrialCandidate> some = new ArrayList<>();
    for (TrialCandidate each : all) {
      boolean asked = each.spec().reranking().filter(r -> r.weight() == how.weight()).isPresent();
      if (asked && !each.equals(best)) {
        some.add(each);
      }
    }
    some.add(best);
    return some;
  }

  private TrialCandidate candidate(TrialCandidate base, Reranking how, double weight) {
    int at = TrialReranking.WEIGHTS.indexOf(weight);
    Reranking reranking =
        new Reranking(
            how.modelId(), how.modelFingerprint(), how.tokenizerFingerprint(), how.depth(), weight);
    return new TrialCandidate(
        base.spec().with(reranking), base.pull(), ndcg.stream().map(each -> each[at]).toList());
  }
}
