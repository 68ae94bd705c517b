package dev.retune.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexSpecJson;
import dev.retune.index.model.Reranking;
import dev.retune.index.model.SearchMode;
import dev.retune.index.version.IndexVersion;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RerankedSearchTest {
  @RegisterExtension private final IndexFixture fixture = IndexFixture.filled(60);

  /** Prefers documents with a high number. */
  private static final FakeRerankers HIGHEST =
      new FakeRerankers(
          "one",
          (question, passage) ->
              Double.parseDouble(passage.replaceFirst("(?s).*word(\\d+).*", "$1")));

  @BeforeEach
  void install() {
    fixture.models.rerankers = HIGHEST;
  }

  private IndexVersion version(double weight) {
    IndexSpec spec = fixture.spec(0).with(Reranking.with(HIGHEST.find(FakeRerankers.ID), weight));
    return fixture.builder.build(spec, IndexBuildOptions.none(), ProgressMonitor.none()).version();
  }

  private List<SearchHit> search(IndexVersion version, int k) {
    try (VersionSearcher searcher = VersionSearcher.open(fixture.store, version, fixture.models)) {
      return searcher.search("word7 common", k, SearchMode.HYBRID);
    }
  }

  @Test
  void theBestTwentyAreReordered() {
    List<String> plain =
        fixture.found(fixture.build(0).version(), "word7 common", SearchMode.HYBRID);
    List<SearchHit> hits = search(version(1), 30);
    assertThat(plain).first().isEqualTo("d7");
    List<String> found = hits.stream().map(SearchHit::externalId).toList();
    assertThat(found.subList(0, 20))
        .contains("d7")
        .isSortedAccordingTo(
            Comparator.comparingInt((String id) -> Integer.parseInt(id.substring(1))).reversed());
    assertThat(hits).hasSize(30).doesNotHaveDuplicates();
    assertThat(hits).isSortedAccordingTo(Comparator.comparingDouble(SearchHit::score).reversed());
  }

  @Test
  void aSmallWeightOnlyLeans() {
    assertThat(search(version(0.01), 5)).first().extracting("externalId").isEqualTo("d7");
  }

  @Test
  void otherModesAreNotReranked() {
    assertThat(fixture.found(version(1), "word7 common", SearchMode.LEXICAL))
        .first()
        .isEqualTo("d7");
    assertThat(fixture.found(version(1), "word7 common", SearchMode.DENSE)).first().isEqualTo("d7");
  }

  @Test
  void theServiceOfTheCollectorAnswersWithTheSameRecipe() {
    IndexVersion version = fixture.promotions.promote(version(1).id(), "tester");
    try (SearchService service =
        new SearchService(fixture.versions, fixture.store, fixture.models)) {
      assertThat(service.search("word7 common", 30, SearchMode.HYBRID).hits())
          .isEqualTo(search(version, 30));
    }
  }

  @Test
  void aSearchWithoutItsRerankerIsRefused() {
    IndexVersion version = version(1);
    fixture.models.rerankers = RerankerCatalog.none();
    assertThatThrownBy(() -> search(version, 5))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("noReranker");
  }

  @Test
  void anotherRerankerOfThatNameIsRefused() {
    IndexVersion version = version(1);
    fixture.models.rerankers = new FakeRerankers("another", (question, passage) -> 0);
    assertThatThrownBy(() -> search(version, 5))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("otherReranker");
  }

  @Test
  void theRecipeIsKeptAndFormerOnesHaveNoReranker() {
    IndexSpec spec = version(0.5).spec();
    IndexSpecJson json = new IndexSpecJson();
    assertThat(json.read(json.write(spec))).isEqualTo(spec);
    assertThat(spec.summary()).endsWith("best 20 reranked by judge 0.50");
    String former = json.write(spec).replaceFirst(",\"reranking\":\\{[^}]*}", "");
    assertThat(former).doesNotContain("reranking");
    assertThat(json.read(former)).isEqualTo(spec.withoutReranking());
  }

  @Test
  void aRerankerNeedsNoNewVectors() {
    fixture.build(0);
    int before = fixture.models.embedded.get();
    version(1);
    assertThat(fixture.models.embedded).hasValue(before);
  }
}
