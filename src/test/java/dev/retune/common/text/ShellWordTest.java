package dev.retune.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordTest {
  @Test
  void onlyWhatNeedsItIsQuoted() {
    assertThat(ShellWord.of("/data/대화-1.csv")).isEqualTo("/data/대화-1.csv");
    assertThat(ShellWord.of("C:\\data\\chat.db")).isEqualTo("C:\\data\\chat.db");
    assertThat(ShellWord.of("my docs/a.csv")).isEqualTo("\"my docs/a.csv\"");
    assertThat(ShellWord.of("it's (1).csv")).isEqualTo("\"it's (1).csv\"");
    assertThat(ShellWord.of("a $b's.csv")).isEqualTo("'a $b'\\''s.csv'");
    assertThat(ShellWord.of("")).isEqualTo("\"\"");
  }
}
