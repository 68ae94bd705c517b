package dev.retune.common.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanParticlesTest {
  @ParameterizedTest
  @CsvSource({
    "{0}을(를), 문서, 문서를",
    "{0}을(를), 질문, 질문을",
    "{0}은(는), v3, v3은",
    "{0}은(는), v12, v12는",
    "{0}이(가), 40%, 40%가",
    "{0}와(과), 사유, 사유와",
    "{0}와(과), 답변, 답변과",
    "{0}(으)로, v1, v1로",
    "{0}(으)로, v2, v2로",
    "{0}(으)로, v10, v10으로",
    "{0}(으)로, 서울, 서울로",
    "‘{0}’(으)로, 잘못됨, ‘잘못됨’으로",
    "{0}(이)라는, 사유, 사유라는",
    "{0}(이)라는, 이름, 이름이라는",
  })
  void areChosenByTheSoundBefore(String pattern, String word, String text) {
    assertThat(format(pattern, word)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"{0}을(를), kim, kim을(를)", "{0}(으)로, chat.db, chat.db(으)로"})
  void stayBothWhereTheSoundIsNotKnown(String pattern, String word, String text) {
    assertThat(format(pattern, word)).isEqualTo(text);
  }

  @Test
  void areLeftInWhatSomebodyWrote() {
    assertThat(format("{0}을(를) 찾지 못했습니다", "문서을(를) 질문")).isEqualTo("문서을(를) 질문을 찾지 못했습니다");
  }

  @Test
  void areChosenInMessages() {
    assertThat(new Texts(Locale.KOREAN).get("prompts.run.none", 2)).startsWith("실행 2는");
  }

  private static String format(String pattern, String word) {
    return KoreanParticles.format(new MessageFormat(pattern, Locale.KOREAN), new Object[] {word});
  }
}
