package dev.retune.index.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.Document;
import dev.retune.index.model.DocumentChunk;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentChunkerTest {
  private final HashingModelCatalog models = new HashingModelCatalog();

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

  private List<DocumentChunk> chunks(String title, String body, int tokens) {
    IndexSpec spec = IndexSpec.of(models.find("hashing"), IndexedTextFormat.DEFAULT, tokens);
    return new DocumentChunker(spec, () -> models.open(models.find("hashing")))
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
            .map(DocumentChunk::text)
            .collect(Collectors.joining(" "));
    assertThat(all.split(" ", -1)).contains(words(1000).split(" "));
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
                assertThat(chunk.embedded().split("\\s+", -1))
                    .hasSizeLessThan(HashingModelCatalog.MAX_TOKENS));
  }

  @Test
  void anEndlessTitleLeavesHalfTheSpaceToTheBody() {
    assertThat(chunks(words(5000), words(1000), 64).getFirst().text().split(" ", -1))
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

  private List<DocumentChunk> ofCharacters(String title, String body, int characters) {
    IndexSpec spec =
        IndexSpec.ofCharacters(models.find("hashing"), IndexedTextFormat.DEFAULT, characters);
    return new DocumentChunker(spec, () -> models.open(models.find("hashing")))
        .chunks(document(title, body));
  }

  private static long letters(String text) {
    return text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"면접에서 받은 질문 ", "a few plain words ", "한글은띄어쓰지않아도길게이어진다", "𠮷野家で "})
  void chunksAreMeasuredInCharacters(String words) {
    assertThat(ofCharacters("Title", words.repeat(40), 100))
        .allSatisfy(chunk -> assertThat(letters(chunk.text())).isBetween(50L, 100L));
  }

  @Test
  void wordsOfJoinedScriptsAreFoundInLongerPassages() {
    List<DocumentChunk> chunks = ofCharacters("", "면접에서 받은 질문 ".repeat(60).strip(), 100);
    assertThat(chunks.stream().flatMap(chunk -> chunk.passage().stream()))
        .allSatisfy(passage -> assertThat(letters(passage.text())).isBetween(200L, 300L));
    assertThat(chunks).filteredOn(chunk -> chunk.passage().isPresent()).hasSizeLessThan(4);
  }

  @Test
  void aChunkBreaksBetweenWords() {
    String body = "면접에서 받은 질문 ".repeat(40).strip();
    assertThat(ofCharacters("", body, 100))
        .allSatisfy(
            chunk -> assertThat(chunk.text().split(" ", -1)).isSubsetOf("면접에서", "받은", "질문"));
  }

  @Test
  void noPassageIsAMereRest() {
    assertThat(ofCharacters("", "word ".repeat(26), 100))
        .hasSize(2)
        .allSatisfy(chunk -> assertThat(letters(chunk.shown())).isGreaterThan(50));
  }

  @Test
  void whatTheModelCannotTakeInOnePieceHasSeveralVectors() {
    // the model of this test reads 64 words
    List<DocumentChunk> chunks = ofCharacters("", "a ".repeat(150), 200);
    assertThat(chunks).hasSizeGreaterThan(1);
    assertThat(chunks)
        .allSatisfy(
            chunk ->
                assertThat(chunk.embedded().split("\\s+", -1))
                    .hasSizeLessThan(HashingModelCatalog.MAX_TOKENS));
    assertThat(String.join(" ", chunks.stream().map(DocumentChunk::text).toList()).split(" ", -1))
        .hasSize(150);
  }

  @Test
  void ofThemTheFirstHasTheWordsOfThePassage() {
    List<DocumentChunk> chunks = ofCharacters("", "a ".repeat(150), 200);
    assertThat(chunks.getFirst().passage().orElseThrow().text()).hasSize(299);
    assertThat(chunks.stream().skip(1)).allMatch(chunk -> chunk.passage().isEmpty());
  }

  @Test
  void spellingsOfOneTextAreOneChunk() {
    String apart = Normalizer.normalize("장학금 신청", Normalizer.Form.NFD);
    assertThat(chunks(apart, apart, 16)).isEqualTo(chunks("장학금 신청", "장학금 신청", 16));
  }
}
