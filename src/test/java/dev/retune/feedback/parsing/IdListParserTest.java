package dev.retune.feedback.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdListParserTest {
  @Test
  void readsJsonArrays() {
    assertThat(IdListParser.list("[\"a\", 7, null, \"b, c\"]")).contains(List.of("a", "7", "b, c"));
    assertThat(IdListParser.list(" [] ")).contains(List.of());
    assertThat(IdListParser.list("null")).contains(List.of());
  }

  @Test
  void readsArraysOfPostgresql() {
    assertThat(IdListParser.list("{a,7,NULL,\"b, c\",\"q\\\"\\\\\",\"NULL\"}"))
        .contains(List.of("a", "7", "b, c", "q\"\\", "NULL"));
    assertThat(IdListParser.list("{}")).contains(List.of());
  }

  @Test
  void readsListsSeparatedByCommas() {
    assertThat(IdListParser.list("a, b,7")).contains(List.of("a", " b", "7"));
    assertThat(IdListParser.list("a")).contains(List.of("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"a\"",
        "[{\"id\": \"a\"}]",
        "[[1]]",
        "{a,{b}}",
        "{\"a\"b}",
        "{\"a\\\\}",
        "{\"a}"
      })
  void refusesWhatIsNoListOfIds(String text) {
    assertThat(IdListParser.list(text)).isEmpty();
  }

  @Test
  void aSingleIdMayHoldCommasAndBraces() {
    assertThat(IdListParser.oneOrArray("Fees, 2026")).contains(List.of("Fees, 2026"));
    assertThat(IdListParser.oneOrArray("{3F25}")).contains(List.of("{3F25}"));
    assertThat(IdListParser.oneOrArray("[draft] fees")).contains(List.of("[draft] fees"));
    assertThat(IdListParser.oneOrArray("[draft]")).contains(List.of("[draft]"));
    assertThat(IdListParser.oneOrArray("[\"a\", 2]")).contains(List.of("a", "2"));
  }
}
