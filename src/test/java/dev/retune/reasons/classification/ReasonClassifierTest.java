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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class ReasonClassifierTest {
  private static final Predicate<String> KOREAN = Pattern.compile("\\p{IsHangul}").asPredicate();

  private static Embedder embedder;
  private static ReasonClassifier classifier;

  /** A reason and the code meant by its writer; none of them is a built-in example. */
  private record Sentence(String code, String text) {}

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

  private static List<Sentence> sentences(Predicate<String> language) {
    try (var file =
        Objects.requireNonNull(ReasonClassifierTest.class.getResourceAsStream("sentences.tsv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .map(cells -> new Sentence(cells[0], cells[1]))
          .filter(sentence -> language.test(sentence.text()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long right(List<Sentence> sentences) {
    return sentences.stream()
        .filter(sentence -> classifier.classify(sentence.text()).code().equals(sentence.code()))
        .count();
  }

  @Test
  void knowsWhatEnglishSentencesMean() {
    List<Sentence> english = sentences(KOREAN.negate());
    assertThat(right(english)).isGreaterThanOrEqualTo(english.size() * 85L / 100);
  }

  @Test
  void knowsWhatKoreanSentencesMean() {
    List<Sentence> korean = sentences(KOREAN);
    assertThat(right(korean)).isGreaterThanOrEqualTo(korean.size() * 85L / 100);
  }

  @ParameterizedTest
  @CsvSource({
    "irrelevant, irrelevant",
    "TOO_LONG, too_long",
    "Too long, too_long",
    "' too  long! ', too_long",
    "너무 느림, too_slow",
    "질문과무관, irrelevant",
    "기타, other",
  })
  void aCodeNamedInAnyLanguageIsCertain(String text, String code) {
    assertThat(classifier.classify(text)).isEqualTo(new CodePrediction(code, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "too_verbose, too_long",
    "Too verbose, too_long",
    "dont_like_the_style, tone",
    "Don't like the style, tone",
    "not_helpful, incomplete",
    "not_factually_correct, incorrect",
    "didnt_fully_follow_instructions, incomplete",
    "Didn't fully follow instructions, incomplete",
    "DIDNT-FULLY-FOLLOW-INSTRUCTIONS, incomplete",
    "refused_when_it_shouldnt_have, incomplete",
    "being_lazy, incomplete",
    "not_matched, irrelevant",
    "요청과 다름, irrelevant",
    "inaccurate, incorrect",
    "정확하지 않거나 잘못된 응답, incorrect",
    "bad_style, tone",
    "missing_image, incomplete",
    "unjustified_refusal, incomplete",
    "정확한 이유 없이 거절됨, incomplete",
    "유용한 정보가 부족함, incomplete",
    "다른 문제점, other",
    "other, other",
    "This is harmful / unsafe, unsafe",
    "harmful_or_unsafe, unsafe",
  })
  void aReasonThatAProductOffersIsCertain(String text, String code) {
    assertThat(classifier.classify(text).code()).isEqualTo(code);
  }

  /** Reasons of real dislikes of answers about safety and disabled people. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Has information about social distancing in labs, but doesn't specifically address"
            + " accidents.",
        "Mentions social distancing guidelines, but doesn't give any detail about it.",
        "Explains what someone should do if they are unwell. Does not provide clear guidance on how"
            + " to keep safe.",
        "Goes into great detail and lists multiple safety precautions to take but doesnt address"
            + " how to help someone else who is vulnerable.",
        "This answer is more focused on staying safe",
        "Caters to parents and children getting tested.",
      })
  void anAnswerAboutSafetyIsNotCalledHarmful(String text) {
    assertThat(classifier.classify(text).code()).isNotEqualTo("unsafe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This response goes into great detail about what PPE and face coverings are but makes no"
            + " mention of whether or not you need to wear them in your personal car",
        "Answer gives instructions for what to do when an individual has to quarantine but says"
            + " nothing about other people residing in the home.",
        "It omits the safety precautions for children.",
        "전화번호가 빠졌어요",
        "개인정보 처리 방침이 누락됐어요",
        "복용 방법이 빠졌어요",
        "비밀번호 재설정 방법을 안 알려줘요",
        "부작용은 알려주지 않네요",
        "병원에 가야 하는 기준은 안 나와 있어요",
        "외국인 등록 서류 하나 빠졌어요",
        "답은 맞는데 어린이 요금이 빠져 있네요",
        "변경된 일정이 빠졌습니다",
      })
  void whatIsLeftOutIsIncompleteWhateverItIsAbout(String text) {
    assertThat(classifier.classify(text).code()).isEqualTo("incomplete");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "다른 고객의 전화번호가 그대로 나와요",
        "약을 섞어 먹으라고 하고 주의사항은 빠졌어요",
        "개인정보가 유출됐어요",
        "불법인 방법을 안내하는데 괜찮은가요",
      })
  void whatIsHarmfulIsSoThoughSomethingElseIsMissing(String text) {
    assertThat(classifier.classify(text).code()).isEqualTo("unsafe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "?!", "ok", "asdf qwer", "ㅋㅋㅋ", "그냥요", "👎"})
  void whatSaysNothingStaysOther(String text) {
    CodePrediction found = classifier.classify(text);
    assertThat(found.code()).isEqualTo(BuiltInReasonCodes.OTHER);
    assertThat(found.confidence()).isBetween(0.0, 1.0);
  }

  @Test
  void aListIsClassifiedLikeItsTextsOneByOne() {
    List<String> texts = List.of("It is so slow.", "tone", "The date it gives is wrong.");
    assertThat(classifier.classify(texts).stream().map(CodePrediction::code))
        .containsExactly("too_slow", "tone", "incorrect");
  }
}
