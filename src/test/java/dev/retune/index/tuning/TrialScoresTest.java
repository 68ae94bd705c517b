package dev.retune.index.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.index.model.HybridWeights;
import org.junit.jupiter.api.Test;

class TrialScoresTest {
  private static final HybridWeights NOW = HybridWeights.STANDARD;

  /**
   * Ordinary questions are best with a dense weight of 0.4, out-of-vocabulary ones with 0; title
   * weights have no effect.
   */
  private static TrialScores scores(int plain, int odd) {
    boolean[] strange = new boolean[plain + odd];
    for (int q = plain; q < strange.length; q++) {
      strange[q] = true;
    }
    TrialScores scores = new TrialScores(strange);
    for (int q = 0; q < strange.length; q++) {
      double[][] ndcg = new double[TrialScores.TITLES.size()][TrialScores.DENSE.size()];
      for (double[] title : ndcg) {
        for (int d = 0; d < title.length; d++) {
          title[d] = 1 - Math.abs(TrialScores.DENSE.get(d) - (strange[q] ? 0 : 0.4));
        }
      }
      scores.put(q, ndcg);
    }
    return scores;
  }

  @Test
  void eachKindOfQuestionGetsItsWeight() {
    HybridWeights best = scores(30, 20).best(NOW);
    assertThat(best.dense()).isEqualTo(0.4);
    assertThat(best.strange()).isEqualTo(0.0);
  }

  @Test
  void aFewOutOfVocabularyQuestionsChooseNothing() {
    assertThat(scores(30, 3).best(NOW).strange()).isEqualTo(NOW.strange());
  }

  @Test
  void whereNothingIsBetterAllStays() {
    TrialScores same = new TrialScores(new boolean[20]);
    assertThat(same.best(NOW)).isEqualTo(NOW);
  }

  @Test
  void theMeanIsOverBothKinds() {
    assertThat(scores(1, 1).mean(new HybridWeights(0.4, 0.5, 2, 0))).isCloseTo(0.75, within(1e-9));
  }
}
