package dev.retune.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class TextNormalizerTest {
  private static final String WHOLE = "장학금 신청";
  private static final String APART = Normalizer.normalize(WHOLE, Normalizer.Form.NFD);

  @Test
  void lettersThatWereTakenApartAreComposed() {
    assertThat(APART).isNotEqualTo(WHOLE);
    assertThat(TextNormalizer.composed(APART)).isEqualTo(WHOLE);
  }

  @Test
  void whatIsComposedStaysTheSameObject() {
    assertThat(TextNormalizer.composed(WHOLE)).isSameAs(WHOLE);
  }

  @Test
  void aKeyKnowsNoCaseNoWhiteSpaceAndNoComposition() {
    assertThat(TextNormalizer.key(" " + APART + "\n A"))
        .isEqualTo(TextNormalizer.key(WHOLE + " a"));
  }
}
