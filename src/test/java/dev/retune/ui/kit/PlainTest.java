package dev.retune.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTest {
  @ParameterizedTest
  @CsvSource({
    "'two\nlines', 'two lines'",
    "'  much   room ', 'much room'",
    "'bell\u0007', 'bell'",
    "'esc\u001B[31mred', 'esc[31mred'",
    "'turned \u202Eround\u202C', 'turned round'",
    "'שלום', 'שלום'",
    "'좋아요 👍🏽', '좋아요 👍🏽'",
    "'<b>&amp;', '<b>&amp;'",
  })
  void aLineShowsWhatWasWritten(String written, String shown) {
    assertThat(Plain.line(written)).isEqualTo(shown);
  }

  @Test
  void aLongAnswerIsCut() {
    assertThat(Plain.line("a".repeat(200_000))).hasSize(401).endsWith("…");
  }

  @Test
  void anEmojiIsNotCutInTwo() {
    assertThat(Plain.shortened("a👍b", 2)).isEqualTo("a…");
  }
}
