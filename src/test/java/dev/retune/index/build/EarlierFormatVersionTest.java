package dev.retune.index.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.KoreanEnglishAnalyzer;
import dev.retune.index.model.SearchMode;
import dev.retune.index.version.IndexVersion;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions built before texts were composed and bigrams indexed. */
class EarlierFormatVersionTest {
  @TempDir Path home;
  private IndexFixture fixture;
  private IndexVersion earlier;

  @BeforeEach
  void open() {
    fixture = new IndexFixture(home);
    fixture.put("default", IndexFixture.document("grant", "장학금 신청", "학기마다 서류를 낸다."));
    fixture.put("default", IndexFixture.document("visa", "비자", "만료 전에 연장한다."));
    earlier =
        fixture
            .builder
            .build(
                ofAnalysis(KoreanEnglishAnalyzer.SPELLED),
                IndexBuildOptions.none(),
                ProgressMonitor.none())
            .version();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private IndexSpec ofAnalysis(int analysis) {
    IndexSpec now = fixture.spec(16);
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
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void isSearchedAsItWasBuilt() {
    assertThat(fixture.found(earlier, "장학금", SearchMode.LEXICAL)).containsExactly("grant");
    String apart = Normalizer.normalize("장학금", Normalizer.Form.NFD);
    assertThat(fixture.found(earlier, apart, SearchMode.LEXICAL)).isEmpty();
  }

  @Test
  void givesItsVectorsToTheNextOne() {
    fixture.build(16);
    assertThat(fixture.models.embedded).hasValue(2);
  }

  @Test
  void isNotBuiltUpon() {
    IndexVersion next = fixture.build(16).version();
    assertThat(fixture.found(next, "학금", SearchMode.LEXICAL)).containsExactly("grant");
  }

  @Test
  void isNeverSearchedInAnotherWay() {
    IndexVersion claimed =
        new IndexVersion(
            earlier.id(),
            earlier.state(),
            ofAnalysis(KoreanEnglishAnalyzer.CURRENT),
            earlier.corpusFingerprint(),
            earlier.documents(),
            earlier.chunks(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            earlier.createdAt(),
            earlier.stateAt());
    assertThatThrownBy(() -> fixture.store.verify(claimed))
        .isInstanceOf(UnavailableException.class);
  }
}
