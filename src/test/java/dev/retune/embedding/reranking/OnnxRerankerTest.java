package dev.retune.embedding.reranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.catalog.TinyOnnxModel;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.model.RerankerSpec;
import dev.retune.embedding.model.RerankerSpec.Activation;
import dev.retune.embedding.tokenizer.PairTokenizer;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxRerankerTest {
  private static final String IDENTITY = TinyCrossEncoder.config("linear.Identity", 64);

  @TempDir Path home;

  private Path folder(TinyCrossEncoder model, String config) throws IOException {
    return model.writeTo(home.resolve("models/tiny"), config);
  }

  private static String words(SplittableRandom random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "w" + random.nextInt(200))
        .collect(Collectors.joining(" "));
  }

  private static List<String> passages(int count) {
    SplittableRandom random = new SplittableRandom(3);
    return IntStream.range(0, count).mapToObj(i -> words(random, random.nextInt(100))).toList();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "2, true", "2, false"})
  void scoresEqualTheReference(int labels, boolean segments) throws IOException {
    TinyCrossEncoder tiny = new TinyCrossEncoder(labels, segments);
    Path folder = folder(tiny, IDENTITY);
    var rerankers = new InstalledModelCatalog(home, 2).rerankers();
    List<String> passages = passages(60);
    String question = "w1 w2 w3 unknown";
    try (Reranker reranker = rerankers.open(rerankers.find("tiny"));
        PairTokenizer tokenizer = new PairTokenizer(folder.resolve("tokenizer.json"))) {
      double[] scores = reranker.score(question, passages);
      for (int i = 0; i < scores.length; i++) {
        TokenSequence pair = tokenizer.pair(question, passages.get(i), 64);
        assertThat(scores[i]).isCloseTo(tiny.reference(pair.ids(), pair.types()), within(1e-5));
      }
      assertThat(Arrays.stream(scores).distinct().count()).isGreaterThan(50);
    }
  }

  @Test
  void aSigmoidIsAppliedWhenTheConfigurationSaysSo() throws IOException {
    TinyCrossEncoder tiny = new TinyCrossEncoder(1, true);
    Path folder = folder(tiny, TinyCrossEncoder.config("activation.Sigmoid", 64));
    var rerankers = new InstalledModelCatalog(home, 1).rerankers();
    try (Reranker reranker = rerankers.open(rerankers.find("tiny"));
        PairTokenizer tokenizer = new PairTokenizer(folder.resolve("tokenizer.json"))) {
      TokenSequence pair = tokenizer.pair("w4", "w5 w6", 64);
      double logit = tiny.reference(pair.ids(), pair.types());
      assertThat(reranker.score("w4", List.of("w5 w6"))[0])
          .isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|SIGMOID",
        "{\"num_labels\": 2}|IDENTITY",
        "{\"id2label\": {\"0\": \"a\", \"1\": \"b\"}}|IDENTITY",
        "{\"sbert_ce_default_activation_function\": \"torch.nn.modules.linear.Identity\"}|IDENTITY"
      })
  void theActivationIsThatOfTheConfiguration(String config, Activation expected)
      throws IOException {
    Path folder = folder(new TinyCrossEncoder(1, true), config);
    assertThat(CrossEncoderFolder.read("tiny", folder).activation()).isEqualTo(expected);
  }

  @Test
  void anUnknownActivationIsRefused() throws IOException {
    folder(new TinyCrossEncoder(1, true), TinyCrossEncoder.config("activation.GELU", 64));
    var rerankers = new InstalledModelCatalog(home, 1).rerankers();
    assertThatThrownBy(() -> rerankers.find("tiny"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("rerankerActivation");
    assertThat(rerankers.list()).isEmpty();
  }

  @Test
  void anEmbeddingModelIsNoRerankerAndTheOtherWayRound() throws IOException {
    folder(new TinyCrossEncoder(1, true), IDENTITY);
    TinyOnnxModel.usual().writeTo(home.resolve("models/vectors"));
    InstalledModelCatalog models = new InstalledModelCatalog(home, 1);
    assertThat(models.rerankers().list()).extracting(RerankerSpec::id).containsExactly("tiny");
    assertThat(models.list()).extracting("id").contains("vectors").doesNotContain("tiny");
    assertThatThrownBy(() -> models.find("tiny"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("isReranker");
    assertThatThrownBy(() -> models.rerankers().find("vectors"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("noReranker");
  }

  @Test
  void aModelThatGivesVectorsIsRefused() throws IOException {
    Path folder =
        TinyOnnxModel.usual()
            .giving(TinyOnnxModel.Output.TEXT, "vector")
            .writeTo(home.resolve("models/wide"));
    Files.writeString(folder.resolve("config.json"), IDENTITY);
    var rerankers = new InstalledModelCatalog(home, 1).rerankers();
    assertThatThrownBy(() -> rerankers.find("wide"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("rerankerOutputs");
  }

  @Test
  void aLongPassageIsCutAndTheQuestionKept() throws IOException {
    Path folder = folder(new TinyCrossEncoder(1, true), IDENTITY);
    try (PairTokenizer tokenizer = new PairTokenizer(folder.resolve("tokenizer.json"))) {
      TokenSequence pair = tokenizer.pair("w1 w2", "w7 ".repeat(5_000), 16);
      // [CLS] w1 w2 [SEP] w7 ... [SEP]
      assertThat(pair.ids()).startsWith(2, 5, 6, 3, 11).endsWith(11, 3).hasSize(16);
      assertThat(pair.types()).startsWith(0, 0, 0, 0, 1).endsWith(1, 1).hasSize(16);
    }
  }

  @Test
  void aQuestionThatLeavesNoRoomIsCutToThreeQuarters() throws IOException {
    Path folder = folder(new TinyCrossEncoder(1, true), IDENTITY);
    try (PairTokenizer tokenizer = new PairTokenizer(folder.resolve("tokenizer.json"))) {
      long[] ids = tokenizer.pair("w1 ".repeat(100), "w7 ".repeat(100), 19).ids();
      assertThat(ids).hasSize(19);
      assertThat(Arrays.stream(ids).filter(id -> id == 5)).hasSize(12);
      assertThat(Arrays.stream(ids).filter(id -> id == 11)).hasSize(4);
    }
  }

  @Test
  void theOrderOfPassagesDoesNotMatter() throws IOException {
    folder(new TinyCrossEncoder(1, true), IDENTITY);
    var rerankers = new InstalledModelCatalog(home, 2).rerankers();
    List<String> passages = passages(21);
    List<String> reversed = new ArrayList<>(passages).reversed();
    try (Reranker reranker = rerankers.open(rerankers.find("tiny"))) {
      double[] one = reranker.score("w1", passages);
      double[] other = reranker.score("w1", reversed);
      for (int i = 0; i < one.length; i++) {
        assertThat(one[i]).isCloseTo(other[one.length - 1 - i], within(1e-5));
      }
      assertThat(reranker.score("w1", List.of())).isEmpty();
    }
  }
}
