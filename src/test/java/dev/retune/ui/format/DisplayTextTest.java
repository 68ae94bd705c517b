package dev.retune.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {
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
    assertThat(DisplayText.line(written)).isEqualTo(shown);
  }

  @Test
  void aLongAnswerIsCut() {
    assertThat(DisplayText.line("a".repeat(200_000))).hasSize(401).endsWith("…");
  }

  @Test
  void anEmojiIsNotCutInTwo() {
    assertThat(DisplayText.shortened("a👍b", 2)).isEqualTo("a…");
  }
}
