package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.Document;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {
  private final HashingModels models = new HashingModels();

  private static Document document(String title, String body) {
    return new Document(
        1,
        1,
        "a",
        Optional.empty(),
        Optional.empty(),
        Optional.of(title),
        Optional.of("Section"),
        body,
        "",
        Optional.empty());
  }

  private static String words(int count) {
    return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  private List<Chunk> chunks(String title, String body, int tokens) {
    IndexSpec spec = IndexSpec.of(models.find("hashing"), TextFormat.DEFAULT, tokens);
    return new Chunker(spec, () -> models.open(models.find("hashing")))
        .chunks(document(title, body));
  }

  @ParameterizedTest
  @CsvSource({"0, 500, 1", "32, 32, 1", "32, 33, 2", "32, 60, 2", "32, 61, 3", "16, 100, 7"})
  void aChunkHasAtMostSoManyTokensAndAnEighthOfTheOneBefore(int tokens, int words, int chunks) {
    assertThat(chunks("Title", words(words), tokens)).hasSize(chunks);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 32, 64})
  void noWordIsLost(int tokens) {
    String all =
        chunks("Title", words(1000), tokens).stream()
            .map(Chunk::text)
            .collect(Collectors.joining(" "));
    assertThat(all.split(" ")).contains(words(1000).split(" "));
  }

  @Test
  void everyChunkIsEmbeddedWithTitleAndSection() {
    assertThat(chunks("Title", words(100), 32))
        .allSatisfy(chunk -> assertThat(chunk.embedded()).startsWith("Title\nSection\nw"));
  }

  @Test
  void titleAndTextTogetherFitTheModel() {
    assertThat(chunks(words(20), words(1000), 64))
        .allSatisfy(
            chunk ->
                assertThat(chunk.embedded().split("\\s+"))
                    .hasSizeLessThan(HashingModels.MAX_TOKENS));
  }

  @Test
  void anEndlessTitleLeavesHalfTheRoomToTheBody() {
    assertThat(chunks(words(5000), words(1000), 64).getFirst().text().split(" "))
        .hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n"})
  void anEmptyBodyIsOneChunk(String body) {
    assertThat(chunks("", body, 16)).hasSize(1);
  }

  @Test
  void theModelIsNotOpenedForWholeDocuments() {
    chunks("Title", words(500), 0);
    assertThat(models.opened).hasValue(0);
  }

  @Test
  void equalTextsOfOneModelHaveEqualHashes() {
    assertThat(chunks("Title", "text", 0).getFirst().hash())
        .isEqualTo(chunks("Title", "text", 16).getFirst().hash())
        .isNotEqualTo(chunks("Title", "texts", 0).getFirst().hash());
  }
}
