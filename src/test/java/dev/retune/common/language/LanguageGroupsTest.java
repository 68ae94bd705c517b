package dev.retune.common.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGroupsTest {
  private static final LanguageGroups GROUPS =
      LanguageGroups.of(List.of("How do I change my password?", "The order is on its way to you."));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "비밀번호를 잊어버렸어요|KOREAN",
        "GPU 드라이버 설치 방법|KOREAN",
        "Kubernetes 배포 방법|KOREAN",
        "VPN 접속|KOREAN",
        "What does 감사합니다 mean in English?|ENGLISH",
        "refund policy|ENGLISH",
        "配送にはどのくらいかかりますか|JAPANESE",
        "我怎样更改密码|CHINESE",
        "Как сменить пароль?|CYRILLIC",
        "كيف أغير كلمة المرور|ARABIC",
        "ฉันจะเปลี่ยนรหัสผ่านได้อย่างไร|THAI",
        "ሰላም ነው|OTHER",
        "12345 ???|NONE"
      })
  void theLanguageOfMostWords(String text, TextLanguage expected) {
    assertThat(GROUPS.language(text)).isEqualTo(expected);
  }

  @Test
  void latinLettersAreEnglishOnlyWhenTheTextsAreOnTheWhole() {
    LanguageGroups german =
        LanguageGroups.of(
            List.of("Wie ändere ich mein Passwort?", "Die Bestellung ist auf dem Weg zu Ihnen."));
    assertThat(german.language("refund policy")).isEqualTo(TextLanguage.LATIN);
    assertThat(LanguageGroups.of(List.of()).language("refund")).isEqualTo(TextLanguage.LATIN);
  }

  @Test
  void halfACharacterIsNoFault() {
    assertThat(GROUPS.language("\ud83d\ude00 \ud83d 안녕")).isEqualTo(TextLanguage.KOREAN);
  }
}
