package dev.retune.index.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrievalEvaluatorTest {
  @TempDir Path home;

  private static RetrievalEvaluator.Found found(String hits, String relevant) {
    return RetrievalEvaluator.Found.of(List.of(hits.split(" ", -1)), Set.of(relevant.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    // hits, relevant, recall at 1, recall at 5, reciprocal rank, nDCG
    "a b c, a, 1, 1, 1, 1",
    "b a c, a, 0, 1, 0.5, 0.63093",
    "b c d, a, 0, 0, 0, 0",
    "1 2 3 4 5 a, a, 0, 0, 0.16667, 0.35621",
    "1 2 3 4 5 6 7 8 9 10 a, a, 0, 0, 0, 0",
    "a x b, a b, 0.5, 1, 1, 0.91972",
    // an id used by two sources is found once
    "a a x, a, 1, 1, 1, 1",
    "a a b, a b, 0.5, 1, 1, 0.91972",
  })
  void countsAsItSays(
      String hits, String relevant, double at1, double at5, double reciprocal, double ndcg) {
    RetrievalEvaluator.Found found = found(hits, relevant);
    assertThat(found.recall(1)).isCloseTo(at1, within(1e-5));
    assertThat(found.recall(5)).isCloseTo(at5, within(1e-5));
    assertThat(found.reciprocalRank()).isCloseTo(reciprocal, within(1e-5));
    assertThat(found.ndcg()).isCloseTo(ndcg, within(1e-5));
  }

  @Test
  void theIdealHasAtMostTenHits() {
    assertThat(found("1 2 3 4 5 6 7 8 9 10", "1 2 3 4 5 6 7 8 9 10 11 12").ndcg())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void anIdThatNoDocumentHasIsCountedAndNotFound() {
    try (IndexFixture fixture = new IndexFixture(home)) {
      fixture.fill(5);
      IndexVersion version = fixture.publish(0);
      List<GoldenQuestion> queries =
          List.of(
              new GoldenQuestion("word3", Set.of("d3")),
              new GoldenQuestion("word4", Set.of("nowhere")));
      try (VersionSearcher searcher =
          VersionSearcher.open(
              fixture.store,
              version,
              new LazyEmbedder(fixture.models, "hashing"),
              fixture.models.rerankers())) {
        RetrievalEvaluation evaluation =
            new RetrievalEvaluator()
                .evaluate(searcher, queries, SearchMode.LEXICAL, ProgressMonitor.none());
        assertThat(evaluation.unknownDocuments()).isEqualTo(1);
        assertThat(evaluation.pAt1()).isEqualTo(0.5);
        assertThat(evaluation.ndcgPerQuery()).containsExactly(1.0, 0.0);
      }
    }
  }
}
