package dev.retune.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.catalog.RankCorrelation;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.TextKind;
import dev.retune.support.PreparedModel;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For any input the built-in model returns a vector and valid spans. */
class RandomTextEmbeddingTest {
  private static Embedder embedder;

  @BeforeAll
  static void open() {
    InstalledModelCatalog models = PreparedModel.models();
    embedder = models.open(models.find(ModelCatalog.BUILT_IN));
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyTextHasAVectorOfLengthOne(long seed) {
    assertThat(embedder.embed(RandomTextGenerator.of(seed, 100, 60), TextKind.PASSAGE))
        .allSatisfy(v -> assertThat(RankCorrelation.cosine(v, v)).isCloseTo(1, within(1e-5)));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void aTextsVectorDependsOnNothingElse(long seed) {
    List<String> texts = RandomTextGenerator.of(seed, 40, 60);
    List<float[]> together = embedder.embed(texts, TextKind.PASSAGE);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(embedder.embed(texts.get(i), TextKind.PASSAGE)).isEqualTo(together.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void spansAreInOrderAndNeverHalveACharacter(long seed) {
    for (String text : RandomTextGenerator.of(seed, 300, 200)) {
      int last = 0;
      for (var span : embedder.tokens(text)) {
        assertThat(span.start()).isBetween(last, span.end());
        assertThat(span.end()).isBetween(span.start(), text.length());
        assertThat(halves(text, span.start()) || halves(text, span.end())).isFalse();
        last = span.start();
      }
    }
  }

  private static boolean halves(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  @Test
  void aGiantIsReadUpToTheLimit() {
    String start = "The quick brown fox jumps over the lazy dog. ".repeat(100);
    assertThat(embedder.embed(start.repeat(50), TextKind.PASSAGE))
        .isEqualTo(embedder.embed(start, TextKind.PASSAGE));
  }

  @Test
  void everySpanOfAGiantIsGiven() {
    assertThat(embedder.tokens("word ".repeat(40_000))).hasSize(40_000);
  }
}
