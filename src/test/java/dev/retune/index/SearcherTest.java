package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.BadInput;
import dev.retune.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearcherTest {
  @TempDir Path home;
  private Library library;

  @BeforeEach
  void open() {
    library = new Library(home);
    library.fill(12);
  }

  @AfterEach
  void close() {
    library.close();
  }

  @ParameterizedTest
  @EnumSource
  void sameIndexAndQuestionGiveTheSameHits(Mode mode) {
    IndexVersion version = library.publish(16);
    List<SearchHit> first = library.search(version, "common word3 other4", mode);
    assertThat(first).hasSize(10).isEqualTo(library.search(version, "common word3 other4", mode));
  }

  @ParameterizedTest
  @EnumSource
  void tiesAreInTheOrderOfIds(Mode mode) {
    assertThat(library.search(library.publish(16), "common", mode).subList(1, 5))
        .isSortedAccordingTo(
            (a, b) ->
                a.score() == b.score()
                    ? Long.compare(a.documentId(), b.documentId())
                    : Double.compare(b.score(), a.score()));
  }

  @Test
  void aDocumentIsListedOnceWithTheChunkThatMatchedBest() {
    library.put(
        "default",
        Library.document("long", "T", "filler ".repeat(40) + "needle " + "x ".repeat(40)));
    List<SearchHit> hits = library.search(library.publish(16), "needle", Mode.LEXICAL);
    assertThat(hits).hasSize(1);
    assertThat(hits.getFirst().text()).contains("needle").hasSizeLessThan(150);
    assertThat(hits.getFirst().title()).isEqualTo("T");
  }

  @Test
  void documentsOfTwoSourcesWithOneIdAreBothFound() {
    library.put("other", Library.document("d3", "Elsewhere", "word3"));
    assertThat(library.found(library.publish(16), "word3", Mode.LEXICAL))
        .containsExactly("d3", "d3");
  }

  @Test
  void wordsAreSearchedWithoutTheModel() {
    IndexVersion version = library.publish(0);
    int opened = library.models.opened.get();
    assertThat(library.found(version, "word3", Mode.LEXICAL)).containsExactly("d3");
    assertThat(library.models.opened).hasValue(opened);
  }

  @Test
  void aModelWithVectorsOfTheSameLengthIsStillAnother() {
    IndexVersion version = library.publish(0);
    try (LazyModel other = new LazyModel(library.models, "other");
        Searcher searcher = Searcher.open(library.store, version, other)) {
      assertThatThrownBy(() -> searcher.search("word3", 5, Mode.DENSE))
          .isInstanceOf(BadInput.class);
    }
  }

  @Test
  void filesOfAnotherVersionAreRefused() {
    IndexVersion one = library.publish(0);
    IndexVersion two = library.publish(16);
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
    assertThatThrownBy(() -> library.search(mixed, "word3", Mode.LEXICAL))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void missingFilesAreSaidAndNotMade() {
    IndexVersion version = library.publish(0);
    library.store.delete(version.id());
    assertThatThrownBy(() -> library.search(version, "word3", Mode.LEXICAL))
        .isInstanceOf(Unavailable.class);
    assertThat(library.store.directory(version.id())).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?!", "the of", "😀"})
  void aQuestionWithoutWordsFindsNoWords(String question) {
    IndexVersion version = library.publish(0);
    assertThat(library.found(version, question, Mode.LEXICAL)).isEmpty();
    assertThat(library.found(version, question, Mode.HYBRID)).hasSize(10);
  }

  @Test
  void aWholePageAsAQuestionIsFine() {
    IndexVersion version = library.publish(0);
    StringBuilder page = new StringBuilder("word3 ");
    for (int i = 0; i < 20_000; i++) {
      page.append("unheard").append(i).append(' ');
    }
    assertThat(library.found(version, page.toString(), Mode.LEXICAL)).containsExactly("d3");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 5", "100, 12", "2147483647, 12"})
  void givesAsManyAsThereAre(int k, int hits) {
    IndexVersion version = library.publish(0);
    try (LazyModel model = new LazyModel(library.models, "hashing");
        Searcher searcher = Searcher.open(library.store, version, model)) {
      assertThat(searcher.search("common", k, Mode.HYBRID)).hasSize(hits);
    }
  }

  @Test
  void noHitsAtAllCannotBeAskedFor() {
    IndexVersion version = library.publish(0);
    try (LazyModel model = new LazyModel(library.models, "hashing");
        Searcher searcher = Searcher.open(library.store, version, model)) {
      assertThatThrownBy(() -> searcher.search("common", 0, Mode.LEXICAL))
          .isInstanceOf(BadInput.class);
    }
  }

  @Test
  void aLargeIndexIsSearchedToTheSameEnd() throws IOException {
    IndexVersion version = library.publish(16);
    float[] question = {1, 2, 3};
    try (DirectoryReader reader = library.store.open(version)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      DocumentTable table = new DocumentTable(reader);
      float[] vector = VectorUtil.l2normalize(Arrays.copyOf(question, 64));
      int[] exact = DenseRanking.exact(searcher, table, vector).top(5);
      assertThat(DenseRanking.near(searcher, table, vector, 5).top(5)).isEqualTo(exact);
    }
  }

  @Test
  void wordsOfALargeIndexAreSearchedToTheSameEnd() throws IOException {
    IndexVersion version = library.publish(16);
    try (DirectoryReader reader = library.store.open(version);
        Words words = new Words(Words.CURRENT)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      DocumentTable table = new DocumentTable(reader);
      var query = words.query("common", Weighing.STANDARD);
      Ranking all = LexicalRanking.of(searcher, table, query);
      Ranking few = LexicalRanking.near(searcher, table, query, 1, all);
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
