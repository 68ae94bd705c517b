package dev.retune.embedding.reranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.model.RerankerSpec;
import dev.retune.embedding.tokenizer.PairTokenizer;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantizedCrossEncoderTest {
  private static final String QUESTION = "How long does the course take?";
  private static final List<String> PASSAGES =
      List.of(
          "The course takes eight weeks.",
          "환불은 사흘 안에 됩니다.",
          "Bring a passport and a photo. ".repeat(20),
          "It depends on the course.",
          "!");

  @TempDir Path home;

  @Test
  void pairsAreFramedAsTheTokenizerFramesThem() throws IOException {
    Path folder =
        new TinyCrossEncoder(1, true)
            .writeTo(home.resolve("tiny"), TinyCrossEncoder.config("linear.Identity", 64));
    try (PairTokenizer tokenizer = new PairTokenizer(folder.resolve("tokenizer.json"))) {
      TokenSequence expected = tokenizer.pair("w1 w2", "w7 w8 w9", 64);
      TokenSequence made =
          tokenizer.ofTokens(new long[] {5, 6}, new long[] {11, 12, 13}).orElseThrow();
      assertThat(made.ids()).isEqualTo(expected.ids());
      assertThat(made.types()).isEqualTo(expected.types());
    }
    var pairs = new QuantizedCrossEncoder(ModelFolder.read("tiny", folder)).forMeasuring();
    assertThat(pairs).hasSize(160).allMatch(pair -> pair.ids().length <= 64);
    assertThat(pairs).allMatch(pair -> pair.ids().length == pair.types().length);
  }

  @Test
  @Tag("slow")
  void theScaledCopyKeepsTheScoresAndIsIndependentOfOtherPassages() throws Exception {
    Path folder = MiniLmCrossEncoder.write(home.resolve("models/int8"), "all-minilm-l6-v2-q");
    Path full = MiniLmCrossEncoder.write(home.resolve("full"), "all-minilm-l6-v2");
    var rerankers = new InstalledModelCatalog(home, 2).rerankers();
    RerankerSpec int8 = rerankers.find("int8");
    Path copy;
    try (var copies = Files.list(home.resolve("models/fixed-scales"))) {
      copy = copies.findFirst().orElseThrow();
    }
    try (Reranker fast = rerankers.open(int8)) {
      double[] scores = fast.score(QUESTION, PASSAGES);
      for (int i = 0; i < scores.length; i++) {
        assertThat(fast.score(QUESTION, List.of(PASSAGES.get(i)))[0]).isEqualTo(scores[i]);
      }
    }
    QuantizedCrossEncoder model = new QuantizedCrossEncoder(ModelFolder.read("int8", folder));
    double before = model.likeness(folder.resolve("model.onnx"), full.resolve("model.onnx"));
    double after = model.likeness(copy, full.resolve("model.onnx"));
    System.out.printf("correlation with full precision: int8 %.3f, its copy %.3f%n", before, after);
    assertThat(after).isGreaterThan(before - 0.02);
    // remembered for the next time
    assertThat(new InstalledModelCatalog(home, 2).rerankers().find("int8")).isEqualTo(int8);
  }
}
