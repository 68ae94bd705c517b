package dev.retune.embedding.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.language.TextLanguage;
import org.junit.jupiter.api.Test;

class RecommendedModelsTest {
  private final RecommendedModels models = RecommendedModels.read();

  @Test
  void thereAreTwoForKoreanAndTheDefaultIsForSearch() {
    assertThat(models.of(TextLanguage.KOREAN))
        .extracting(RecommendedModel::repository)
        .containsExactly(
            "intfloat/multilingual-e5-small",
            "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2");
    RecommendedModel model = models.of(TextLanguage.KOREAN).getFirst();
    assertThat(model.use()).isEqualTo(RecommendedModel.Use.SEARCH);
    assertThat(model.score(TextLanguage.KOREAN).orElseThrow().test()).isEqualTo("KorSTS");
    assertThat(model.score(TextLanguage.THAI)).isEmpty();
  }

  @Test
  void englishNeedsNone() {
    assertThat(models.of(TextLanguage.ENGLISH)).isEmpty();
    assertThat(models.of(TextLanguage.NONE)).isEmpty();
  }

  @Test
  void everyRowNamesItsSource() {
    assertThat(models.all())
        .isNotEmpty()
        .allSatisfy(
            model -> {
              assertThat(model.source()).startsWith("https://").endsWith(model.repository());
              assertThat(model.megabytes()).isPositive();
              assertThat(model.license()).isNotBlank();
              assertThat(model.languages()).isNotEmpty();
            });
  }
}
