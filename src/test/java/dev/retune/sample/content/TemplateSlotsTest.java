package dev.retune.sample.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSlotsTest {
  @ParameterizedTest
  @CsvSource({
    "개발자, 개발자는, 개발자로",
    "마케팅, 마케팅은, 마케팅으로",
    "물, 물은, 물로",
    "IT, IT는, IT로",
  })
  void theParticleFollowsTheSound(String word, String topic, String direction) {
    assertThat(new TemplateSlots(Map.of("w", word)).fill("{w}(은/는) {w}(으로/로)"))
        .isEqualTo(topic + " " + direction);
  }

  @Test
  void aSentenceBeginsWithACapital() {
    assertThat(new TemplateSlots(Map.of("gap", "little experience")).fill("{gap} is no sin."))
        .isEqualTo("Little experience is no sin.");
  }

  @Test
  void aSlotWithoutAValueIsAnError() {
    assertThatThrownBy(() -> new TemplateSlots(Map.of("id", "x")).fill("{nope}"))
        .hasMessageContaining("nope");
  }
}
