package dev.retune.reasons.classification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.CodePrediction;
import dev.retune.support.PreparedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Complaints as users type them, in several registers, for all ten codes. Cue words and examples
 * were tuned on the {@code develop} half. The {@code held} half, the {@code last} ones, written
 * after tuning, and the {@code fresh} ones, six per code by a writer who had not seen the cue
 * words, are for measuring only.
 */
@SuppressWarnings("NullAway.Init")
class ReasonClassificationAccuracyTest {
  private static Embedder embedder;
  private static ReasonClassifier classifier;

  private record Complaint(String half, String code, String text) {}

  @BeforeAll
  static void open() {
    ModelCatalog models = PreparedModel.models();
    embedder = models.open(models.find(ModelCatalog.BUILT_IN));
    classifier = new ReasonClassifier(embedder, BuiltInReasonCodes.standard());
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  private static List<Complaint> complaints(String language, String half) {
    return lines("complaints_" + language + ".tsv")
        .map(line -> line.split("\t", 3))
        .map(cells -> new Complaint(cells[0], cells[1], cells[2]))
        .filter(complaint -> complaint.half().equals(half))
        .toList();
  }

  private static Stream<String> lines(String name) {
    try (var file =
        Objects.requireNonNull(
            ReasonClassificationAccuracyTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ko, develop, 66",
    "ko, held, 60",
    "ko, last, 54",
    "en, develop, 27",
    "en, held, 27",
    "ko, fresh, 55",
    "en, fresh, 45"
  })
  void soManyAreUnderstood(String language, String half, long least) {
    List<Complaint> asked = complaints(language, half);
    List<CodePrediction> found = classifier.classify(asked.stream().map(Complaint::text).toList());
    long right = 0;
    StringBuilder wrong = new StringBuilder();
    for (int i = 0; i < asked.size(); i++) {
      boolean same = found.get(i).code().equals(asked.get(i).code());
      right += same ? 1 : 0;
      wrong.append(same ? "" : "\n" + asked.get(i) + " -> " + found.get(i));
    }
    assertThat(right).as("of %d, but not%s", asked.size(), wrong).isGreaterThanOrEqualTo(least);
  }

  /**
   * Texts that have nothing to do with any code. The {@code fresh} half was written after tuning;
   * what is taken for a code has one of its cue words.
   */
  @ParameterizedTest
  @CsvSource({"en, tuned, 2", "ko, tuned, 3", "en, fresh, 0", "ko, fresh, 2"})
  void whatHasNothingToDoWithACodeStaysOther(String language, String half, long most) {
    List<String> texts =
        lines("unrelated.tsv")
            .map(line -> line.split("\t", 3))
            .filter(cells -> cells[0].equals(language) && cells[1].equals(half))
            .map(cells -> cells[2])
            .toList();
    List<CodePrediction> found = classifier.classify(texts);
    List<String> taken =
        IntStream.range(0, texts.size())
            .filter(i -> !found.get(i).code().equals(BuiltInReasonCodes.OTHER))
            .mapToObj(i -> texts.get(i) + " -> " + found.get(i))
            .toList();
    assertThat(texts).hasSizeGreaterThanOrEqualTo(20);
    assertThat(taken).hasSizeLessThanOrEqualTo((int) most);
  }
}
