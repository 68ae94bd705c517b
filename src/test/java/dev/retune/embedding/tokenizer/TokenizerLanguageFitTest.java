package dev.retune.embedding.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.model.ModelCatalog;
import dev.retune.support.PreparedModel;
import java.lang.Character.UnicodeScript;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerLanguageFitTest {
  private static final List<String> KOREAN =
      List.of("이력서에 경력 공백을 어떻게 써야 하나요?", "면접에서 자기소개는 한 분 안에 끝내세요. OK");
  private static final List<String> ENGLISH =
      List.of("How do I explain a gap in my résumé?", "Keep the introduction under a minute.");

  private TokenizerLanguageFit fit(List<String> texts) {
    return PreparedModel.models().fit(ModelCatalog.BUILT_IN, texts);
  }

  @Test
  void anEnglishModelKnowsEnglish() {
    TokenizerLanguageFit fit = fit(ENGLISH);
    assertThat(fit.script()).isEqualTo(UnicodeScript.LATIN);
    assertThat(fit.isPoor()).isFalse();
  }

  @Test
  void anEnglishModelBreaksKoreanUp() {
    TokenizerLanguageFit fit = fit(KOREAN);
    assertThat(fit.script()).isEqualTo(UnicodeScript.HANGUL);
    assertThat(fit.isPoor()).isTrue();
  }

  @Test
  void theShareIsOfTheLetters() {
    assertThat(fit(List.of("가나다라 ab")).share()).isEqualTo(4 / 6.0);
  }

  @Test
  void nothingToReadIsNoFault() {
    assertThat(fit(List.of("", "123 !")).isPoor()).isFalse();
  }
}
