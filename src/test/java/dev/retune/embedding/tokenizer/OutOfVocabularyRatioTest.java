package dev.retune.embedding.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.support.PreparedModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is out of vocabulary for the built-in English model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutOfVocabularyRatioTest {
  private Embedder model;

  @BeforeAll
  void open() {
    ModelCatalog models = PreparedModel.models();
    model = models.open(models.find(ModelCatalog.BUILT_IN));
  }

  @AfterAll
  void close() {
    model.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How do I reset my password?",
        "I paid £25 - where's my refund?!",
        "Wie bekomme ich mein Geld zurück",
        "USB-C hub XZ90 firmware",
        "a"
      })
  void knowsWordsOfItsAlphabet(String text) {
    assertThat(model.outOfVocabularyRatio(text)).isLessThan(0.3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"비밀번호를 어떻게 바꾸나요?", "환불은 언제 되나요", "การคืนเงินใช้เวลานานเท่าใด", "怎样才能退款呢我想知道"})
  void doesNotKnowOtherScripts(String text) {
    assertThat(model.outOfVocabularyRatio(text)).isGreaterThan(0.6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "12 345?", "😀"})
  void textWithoutLettersIsInVocabulary(String text) {
    assertThat(model.outOfVocabularyRatio(text)).isZero();
  }

  @Test
  void aKoreanQuestionWithEnglishNamesIsInBetween() {
    assertThat(model.outOfVocabularyRatio("Google Play 환불")).isBetween(0.05, 0.5);
  }
}
