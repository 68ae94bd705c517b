package dev.retune.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DocumentRankingTest {
  private static DocumentRanking ranking(float... scores) {
    DocumentRanking ranking = DocumentRanking.ofMost(scores.length);
    for (int i = 0; i < scores.length; i++) {
      if (!Float.isNaN(scores[i])) {
        ranking.offer(i, i, scores[i]);
      }
    }
    return ranking;
  }

  @Test
  void aDocumentHasTheScoreOfItsBestChunk() {
    DocumentRanking ranking = DocumentRanking.ofMost(1);
    ranking.offer(0, 5, 0.2f);
    ranking.offer(0, 6, 0.9f);
    ranking.offer(0, 7, 0.1f);
    assertThat(ranking.score(0)).isEqualTo(0.9f);
    assertThat(ranking.chunk(0)).isEqualTo(6);
  }

  @Test
  void equalScoresAreInTheOrderOfDocuments() {
    assertThat(ranking(1, 3, 1, 3, 1).top(4)).containsExactly(1, 3, 0, 2);
  }

  @Test
  void whatWasNotMetIsNotListed() {
    assertThat(ranking(1, Float.NaN, -2).top(10)).containsExactly(0, 2);
  }

  @Test
  void hybridStandardisesAndWeighs() {
    // dense: mean 2, deviation sqrt(2/3); lexical: mean 1, deviation sqrt(2), document 2 has no
    // score
    DocumentRanking hybrid =
        new HybridRanking(ranking(3, 2, 1), ranking(Float.NaN, 3, 0), 3).weighed(0.7);
    double dense = 1 / Math.sqrt(2.0 / 3);
    assertThat(hybrid.score(0))
        .isCloseTo((float) (0.7 * dense - 0.3 / Math.sqrt(2)), within(1e-6f));
    assertThat(hybrid.score(1)).isCloseTo((float) (0.3 * 2 / Math.sqrt(2)), within(1e-6f));
  }

  @Test
  void hybridFollowsTheOtherWhenOneTellsNothing() {
    DocumentRanking nothing = DocumentRanking.ofMost(3);
    assertThat(new HybridRanking(ranking(1, 3, 2), nothing, 3).top(0.7, 3))
        .containsExactly(1, 2, 0);
    assertThat(new HybridRanking(nothing, ranking(1, 3, 2), 3).top(0.7, 3))
        .containsExactly(1, 2, 0);
  }
}
