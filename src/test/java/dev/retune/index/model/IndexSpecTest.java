package dev.retune.index.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.index.build.HashingModelCatalog;
import dev.retune.index.version.IndexVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexSpecTest {
  private final ModelSpec model = new HashingModelCatalog().find("hashing");

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 15, 65, Integer.MAX_VALUE})
  void refusesChunksThatTheModelCannotRead(int tokens) {
    assertThatThrownBy(() -> IndexSpec.of(model, IndexedTextFormat.DEFAULT, tokens))
        .isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 64})
  void takesChunksThatItCan(int tokens) {
    assertThat(IndexSpec.of(model, IndexedTextFormat.DEFAULT, tokens).chunkTokens())
        .isEqualTo(tokens);
  }

  @Test
  void isTheSameAfterJson() {
    IndexSpec spec = IndexSpec.of(model, "body:100", 32);
    IndexSpecJson json = new IndexSpecJson();
    assertThat(json.read(json.write(spec))).isEqualTo(spec);
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "v3, 3", "V12, 12", "' v7 ', 7"})
  void readsAVersionAsPeopleTypeIt(String typed, long id) {
    assertThat(IndexVersion.id(typed)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v", "0", "-1", "x3", "3.0", "99999999999999999999"})
  void refusesWhatIsNoVersion(String typed) {
    assertThatThrownBy(() -> IndexVersion.id(typed)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aRecipeOfAnEarlierProgramIsOfTheEarlierAnalysis() {
    String written =
        """
        {"modelId":"m","modelFingerprint":"f","tokenizerFingerprint":"t","textFormat":"body",
         "chunkTokens":64,"chunkOverlap":8,"normalized":true,"dimension":384,
         "weighing":{"dense":0.7,"strange":0.1,"title":2.0},"matrix":null}
        """;
    IndexSpec read = new IndexSpecJson().read(written);
    assertThat(read.analysis()).isEqualTo(KoreanEnglishAnalyzer.SPELLED);
    assertThat(read.weighing().pairs()).isZero();
    assertThat(read.questions()).isEmpty();
    assertThat(read.usesFormerDefaultChunkSize()).isTrue();
  }
}
