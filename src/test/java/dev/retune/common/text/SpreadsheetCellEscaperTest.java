package dev.retune.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellEscaperTest {
  private static final String NUMBER = " *[+-]?\\d+([.,]\\d+)?[ .]*";

  /** Known formula injections, after each separator that some locale uses. */
  static Stream<String> attacks() {
    List<String> formulas =
        List.of(
            "=1+1",
            "+1+cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1)",
            "＝1+1",
            "＋1+1",
            "－1+1",
            "＠SUM(1)",
            "=HYPERLINK(\"http://x\")");
    List<String> before =
        List.of(
            "", "hello;", "hello,", "hello\t", "hello|", "\n", "\r\n", "\r", "\t", "a\n b; ", "\"",
            "say \"", "x;\"", "；;", "  ");
    return before.stream().flatMap(b -> formulas.stream().map(f -> b + f));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void nothingBeginsAFormulaWhateverPartsTheCells(String cell) {
    String harmless = SpreadsheetCellEscaper.harmless(cell);
    for (String separator : List.of(",", ";", "\t", "|")) {
      // as a spreadsheet that ignores quotes
      assertThat(harmless.split("[\r\n" + separator + "]"))
          .allSatisfy(
              piece -> {
                String bare = piece.strip().replaceFirst("^[\"\\s]+", "");
                boolean number = bare.matches(NUMBER);
                assertThat(number || bare.isEmpty() || "=+-@＝＋－＠".indexOf(bare.charAt(0)) < 0)
                    .as(harmless)
                    .isTrue();
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {"-5", "+82", "1.5e3", "plain words", "a, b; c", "x = y", "2-3 days", "안녕하세요"})
  void whatIsNoFormulaStays(String cell) {
    assertThat(SpreadsheetCellEscaper.harmless(cell)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      quoteCharacter = '`',
      value = {"=1+1/'=1+1", "hello;=1+1/hello;'=1+1", "＝1+1/'＝1+1", "a, -5/a, -5"})
  void anApostropheStandsBeforeAFormula(String cell, String shown) {
    assertThat(SpreadsheetCellEscaper.harmless(cell)).isEqualTo(shown);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aCellComesBackAsItWas(String cell) {
    for (String before : List.of("", "'", "''", "\"", "'\n", "'\t'", " '")) {
      String whole = before + cell;
      assertThat(SpreadsheetCellEscaper.original(SpreadsheetCellEscaper.harmless(whole)))
          .isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyCellComesBackAsItWas(long seed) {
    Random random = new Random(seed);
    String letters = "'\"=+-@＝;,|\t\r\n 1a.\u3000가";
    for (int i = 0; i < 20_000; i++) {
      String cell =
          random
              .ints(random.nextInt(9), 0, letters.length())
              .mapToObj(letters::charAt)
              .map(String::valueOf)
              .collect(Collectors.joining());
      assertThat(SpreadsheetCellEscaper.original(SpreadsheetCellEscaper.harmless(cell)))
          .isEqualTo(cell);
    }
  }
}
