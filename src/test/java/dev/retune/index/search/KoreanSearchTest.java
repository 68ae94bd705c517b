package dev.retune.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.SearchMode;
import dev.retune.index.version.IndexVersion;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Korean with the spelling and Unicode forms found in practice. */
class KoreanSearchTest {
  private static final String WORDS = "장학금 신청";

  @TempDir Path home;
  private IndexFixture fixture;

  @BeforeEach
  void open() {
    fixture = new IndexFixture(home);
    fixture.put(
        "default",
        IndexFixture.document("visa", "비자 연장", "비자는 만료 전에 연장하세요. 신청은 온라인으로 합니다."),
        IndexFixture.document("grant", apart(WORDS), apart("학기마다 서류를 낸다.")),
        IndexFixture.document("loan", "대출 반납", "도서관 책은 두 주 동안 빌린다."));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Decomposed (NFD), as on macOS. */
  private static String apart(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  @ParameterizedTest
  @EnumSource
  void aTitleInPartsIsFoundByItsWords(SearchMode mode) {
    assertThat(fixture.found(fixture.publish(0), WORDS, mode)).startsWith("grant");
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionInPartsFindsTheSame(SearchMode mode) {
    IndexVersion version = fixture.publish(0);
    assertThat(fixture.search(version, apart(WORDS), mode))
        .isEqualTo(fixture.search(version, WORDS, mode));
  }

  @Test
  void whatTheDictionaryPartsOtherwiseIsFoundByItsLetters() {
    fixture.put("default", IndexFixture.document("club", "뜨개방모임", "금요일 저녁"));
    assertThat(fixture.found(fixture.publish(0), "뜨개방", SearchMode.LEXICAL)).contains("club");
  }
}
