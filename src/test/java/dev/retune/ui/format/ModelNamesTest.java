package dev.retune.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "intfloat--multilingual-e5-small@0123456789ab"
            + "|intfloat/multilingual-e5-small (0123456)|intfloat/multilingual-e5-small",
        "a-b--c-d@0123456789ab+qint8_avx2|a-b/c-d (0123456, qint8_avx2)|a-b/c-d",
        "all-minilm-l6-v2-q|all-minilm-l6-v2-q|all-minilm-l6-v2-q",
        "my--folder|my--folder|my--folder",
        "/home/kim/models/e5@0123456789ab|/home/kim/models/e5@0123456789ab"
            + "|/home/kim/models/e5@0123456789ab",
      })
  void namesOfTheHubAreReadable(String id, String shown, String repository) {
    assertThat(ModelNames.shown(id)).isEqualTo(shown);
    assertThat(ModelNames.repository(id)).isEqualTo(repository);
  }
}
