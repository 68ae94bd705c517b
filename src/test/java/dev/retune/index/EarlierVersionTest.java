package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.Unavailable;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions that were built when texts were not composed and had no pairs of letters. */
class EarlierVersionTest {
  @TempDir Path home;
  private Library library;
  private IndexVersion earlier;

  @BeforeEach
  void open() {
    library = new Library(home);
    library.put("default", Library.document("grant", "장학금 신청", "학기마다 서류를 낸다."));
    library.put("default", Library.document("visa", "비자", "만료 전에 연장한다."));
    earlier =
        library
            .builder
            .build(ofAnalysis(Words.SPELLED), BuildOptions.none(), Monitor.none())
            .version();
  }

  @AfterEach
  void close() {
    library.close();
  }

  private IndexSpec ofAnalysis(int analysis) {
    IndexSpec now = library.spec(16);
    return new IndexSpec(
        now.modelId(),
        now.modelFingerprint(),
        now.tokenizerFingerprint(),
        now.textFormat(),
        now.chunkTokens(),
        now.chunkOverlap(),
        now.normalized(),
        now.dimension(),
        now.weighing(),
        Optional.empty(),
        0,
        analysis,
        Optional.empty());
  }

  @Test
  void isSearchedAsItWasBuilt() {
    assertThat(library.found(earlier, "장학금", Mode.LEXICAL)).containsExactly("grant");
    String apart = Normalizer.normalize("장학금", Normalizer.Form.NFD);
    assertThat(library.found(earlier, apart, Mode.LEXICAL)).isEmpty();
  }

  @Test
  void givesItsVectorsToTheNextOne() {
    library.build(16);
    assertThat(library.models.embedded).hasValue(2);
  }

  @Test
  void isNotBuiltUpon() {
    IndexVersion next = library.build(16).version();
    assertThat(library.found(next, "학금", Mode.LEXICAL)).containsExactly("grant");
  }

  @Test
  void isNeverSearchedInAnotherWay() {
    IndexVersion claimed =
        new IndexVersion(
            earlier.id(),
            earlier.state(),
            ofAnalysis(Words.CURRENT),
            earlier.corpusFingerprint(),
            earlier.documents(),
            earlier.chunks(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            earlier.createdAt(),
            earlier.stateAt());
    assertThatThrownBy(() -> library.store.verify(claimed)).isInstanceOf(Unavailable.class);
  }
}
