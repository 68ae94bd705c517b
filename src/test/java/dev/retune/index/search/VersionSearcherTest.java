package dev.retune.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.KoreanEnglishAnalyzer;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.SearchMode;
import dev.retune.index.version.IndexVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSearcherTest {
  @RegisterExtension final IndexFixture fixture = IndexFixture.filled(12);

  @ParameterizedTest
  @EnumSource
  void sameIndexAndQuestionGiveTheSameHits(SearchMode mode) {
    IndexVersion version = fixture.publish(16);
    List<SearchHit> first = fixture.search(version, "common word3 other4", mode);
    assertThat(first).hasSize(10).isEqualTo(fixture.search(version, "common word3 other4", mode));
  }

  @ParameterizedTest
  @EnumSource
  void tiesAreInTheOrderOfIds(SearchMode mode) {
    assertThat(fixture.search(fixture.publish(16), "common", mode).subList(1, 5))
        .isSortedAccordingTo(
            (a, b) ->
                a.score() == b.score()
                    ? Long.compare(a.documentId(), b.documentId())
                    : Double.compare(b.score(), a.score()));
  }

  @Test
  void aDocumentIsListedOnceWithTheChunkThatMatchedBest() {
    fixture.put(
        "default",
        IndexFixture.document("long", "T", "filler ".repeat(40) + "needle " + "x ".repeat(40)));
    List<SearchHit> hits = fixture.search(fixture.publish(16), "needle", SearchMode.LEXICAL);
    assertThat(hits).hasSize(1);
    assertThat(hits.getFirst().text()).contains("needle").hasSizeLessThan(150);
    assertThat(hits.getFirst().title()).isEqualTo("T");
  }

  @Test
  void documentsOfTwoSourcesWithOneIdAreBothFound() {
    fixture.put("other", IndexFixture.document("d3", "Elsewhere", "word3"));
    assertThat(fixture.found(fixture.publish(16), "word3", SearchMode.LEXICAL))
        .containsExactly("d3", "d3");
  }

  @Test
  void wordsAreSearchedWithoutTheModel() {
    IndexVersion version = fixture.publish(0);
    int opened = fixture.models.opened.get();
    assertThat(fixture.found(version, "word3", SearchMode.LEXICAL)).containsExactly("d3");
    assertThat(fixture.models.opened).hasValue(opened);
  }

  @Test
  void aModelWithVectorsOfTheSameLengthIsStillAnother() {
    IndexVersion version = fixture.publish(0);
    try (LazyEmbedder other = new LazyEmbedder(fixture.models, "other");
        VersionSearcher searcher =
            VersionSearcher.open(fixture.store, version, other, fixture.models.rerankers())) {
      assertThatThrownBy(() -> searcher.search("word3", 5, SearchMode.DENSE))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void preparedQuestionsAreFoundAlikeWithoutTheirModel() {
    IndexVersion version = fixture.publish(16);
    List<String> asked = List.of("word3", "common other4");
    List<List<SearchHit>> expected;
    PreparedQuestions prepared;
    try (VersionSearcher searcher = VersionSearcher.open(fixture.store, version, fixture.models)) {
      expected = searcher.search(asked, 5, SearchMode.DENSE);
      prepared = searcher.embedded(asked);
    }
    int opened = fixture.models.opened.get();
    try (VersionSearcher again = VersionSearcher.open(fixture.store, version, fixture.models)) {
      assertThat(again.search(prepared, 5, SearchMode.DENSE)).isEqualTo(expected);
    }
    assertThat(fixture.models.opened).hasValue(opened);
  }

  @Test
  void filesOfAnotherVersionAreRefused() {
    IndexVersion one = fixture.publish(0);
    IndexVersion two = fixture.publish(16);
    IndexVersion mixed =
        new IndexVersion(
            one.id(),
            two.state(),
            two.spec(),
            two.corpusFingerprint(),
            two.documents(),
            two.chunks(),
            true,
            two.baseline(),
            two.metrics(),
            two.why(),
            two.createdAt(),
            two.stateAt());
    assertThatThrownBy(() -> fixture.search(mixed, "word3", SearchMode.LEXICAL))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void missingFilesAreSaidAndNotMade() {
    IndexVersion version = fixture.publish(0);
    fixture.store.delete(version.id());
    assertThatThrownBy(() -> fixture.search(version, "word3", SearchMode.LEXICAL))
        .isInstanceOf(UnavailableException.class);
    assertThat(fixture.store.directory(version.id())).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?!", "the of", "😀"})
  void aQuestionWithoutWordsFindsNoWords(String question) {
    IndexVersion version = fixture.publish(0);
    assertThat(fixture.found(version, question, SearchMode.LEXICAL)).isEmpty();
    assertThat(fixture.found(version, question, SearchMode.HYBRID)).hasSize(10);
  }

  @Test
  void aWholePageAsAQuestionIsFine() {
    IndexVersion version = fixture.publish(0);
    StringBuilder page = new StringBuilder("word3 ");
    for (int i = 0; i < 20_000; i++) {
      page.append("unheard").append(i).append(' ');
    }
    assertThat(fixture.found(version, page.toString(), SearchMode.LEXICAL)).containsExactly("d3");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 5", "100, 12", "2147483647, 12"})
  void givesAsManyAsThereAre(int k, int hits) {
    IndexVersion version = fixture.publish(0);
    try (LazyEmbedder model = new LazyEmbedder(fixture.models, "hashing");
        VersionSearcher searcher =
            VersionSearcher.open(fixture.store, version, model, fixture.models.rerankers())) {
      assertThat(searcher.search("common", k, SearchMode.HYBRID)).hasSize(hits);
    }
  }

  @Test
  void noHitsAtAllCannotBeAskedFor() {
    IndexVersion version = fixture.publish(0);
    try (LazyEmbedder model = new LazyEmbedder(fixture.models, "hashing");
        VersionSearcher searcher =
            VersionSearcher.open(fixture.store, version, model, fixture.models.rerankers())) {
      assertThatThrownBy(() -> searcher.search("common", 0, SearchMode.LEXICAL))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void aLargeIndexIsSearchedToTheSameEnd() throws IOException {
    IndexVersion version = fixture.publish(16);
    float[] question = {1, 2, 3};
    try (DirectoryReader reader = fixture.store.open(version)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      DocumentTable table = new DocumentTable(reader);
      float[] vector = VectorUtil.l2normalize(Arrays.copyOf(question, 64));
      int[] exact = DenseRanking.exact(searcher, table, vector).top(5);
      assertThat(DenseRanking.near(searcher, table, vector, 5).top(5)).isEqualTo(exact);
    }
  }

  @Test
  void wordsOfALargeIndexAreSearchedToTheSameEnd() throws IOException {
    IndexVersion version = fixture.publish(16);
    try (DirectoryReader reader = fixture.store.open(version);
        KoreanEnglishAnalyzer analyzer = new KoreanEnglishAnalyzer(KoreanEnglishAnalyzer.CURRENT)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      DocumentTable table = new DocumentTable(reader);
      var query = analyzer.query("common", HybridWeights.STANDARD).orElseThrow();
      DocumentRanking all = LexicalRanking.of(searcher, table, query);
      DocumentRanking few = LexicalRanking.near(searcher, table, query, 1, all);
      assertThat(all.documents().count()).isGreaterThan(1);
      assertThat(few.documents().sorted().toArray()).isEqualTo(all.documents().sorted().toArray());
      all.documents()
          .forEach(
              document -> {
                assertThat(few.score(document)).isEqualTo(all.score(document));
                assertThat(few.chunk(document)).isEqualTo(all.chunk(document));
              });
    }
  }
}
