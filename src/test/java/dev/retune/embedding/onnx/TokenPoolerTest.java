package dev.retune.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.embedding.model.ModelSpec.Pooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPoolerTest {
  /** Two texts of three rows of two numbers; the second text's last row is padding. */
  private static final float[] HIDDEN = {1, 2, 3, 4, 5, 9, 10, 20, 30, 60, 99, 99};

  @ParameterizedTest
  @CsvSource({
    "MEAN, 0, 3, 3, 5",
    "CLS, 0, 3, 1, 2",
    "LAST, 0, 3, 5, 9",
    "MEAN, 6, 2, 20, 40",
    "CLS, 6, 2, 10, 20",
    "LAST, 6, 2, 30, 60"
  })
  void poolsTheRealTokensOnly(Pooling pooling, int start, int tokens, float x, float y) {
    assertThat(TokenPooler.pool(HIDDEN, start, tokens, 2, pooling)).containsExactly(x, y);
  }

  @Test
  void normalisedVectorsHaveLengthOne() {
    assertThat(TokenPooler.normalize(new float[] {3, 4}))
        .containsExactly(new float[] {.6f, .8f}, within(1e-6f));
  }

  @Test
  void theZeroVectorStaysZero() {
    assertThat(TokenPooler.normalize(new float[2])).containsExactly(0, 0);
  }
}
