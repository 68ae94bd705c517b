package dev.retune.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongTextTest {
  @Test
  void aShortTextIsOnePart() {
    assertThat(LongText.of("hello").parts()).containsExactly("hello");
  }

  @Test
  void aLongTextIsWhole() {
    String text = "word word\nline ".repeat(14_000);
    assertThat(String.join("", LongText.of(text).parts()).replaceAll("\\s", ""))
        .isEqualTo(text.replaceAll("\\s", ""));
  }

  @Test
  void noPartIsLong() {
    assertThat(LongText.of("x".repeat(200_000)).parts()).allMatch(part -> part.length() <= 400);
  }

  @Test
  void noCharacterIsCutInTwo() {
    String text = "a" + "👎".repeat(5_000);
    assertThat(String.join("", LongText.of(text).parts())).isEqualTo(text);
    assertThat(LongText.of(text).parts())
        .noneMatch(part -> Character.isHighSurrogate(part.charAt(part.length() - 1)));
  }

  @Test
  void whatSteersIsLeftOut() {
    assertThat(LongText.of("a\u202eb\u0007c").text()).isEqualTo("abc");
  }
}
