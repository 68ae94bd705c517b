package dev.retune.ui.about;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramVersionTest {
  private static ProgramVersion version(String text) {
    return ProgramVersion.parse(text).orElseThrow();
  }

  @Test
  void numbersAreComparedAsNumbers() {
    assertThat(version("1.10.0").isAfter(version("v1.9"))).isTrue();
    assertThat(version("1.0").isAfter(version("1.0.0"))).isFalse();
  }

  @Test
  void whatIsNoVersionIsNone() {
    assertThat(ProgramVersion.parse("<html>")).isEmpty();
    assertThat(UpdateCheck.newer(version("2.0"), "–")).isEmpty();
    assertThat(UpdateCheck.newer(version("2.0"), "1.9.9")).isEqualTo("2.0");
  }
}
