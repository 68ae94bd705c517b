package dev.retune.report.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MrkdwnTest {
  private static final Pattern POWER = Pattern.compile("[<>*_~`@#\\n\\r]|&(?!amp;|lt;|gt;)|://");
  private static final String[] PIECES = {
    "<!channel>",
    "<@U123>",
    "@here",
    "@channel",
    "<https://x.example|y>",
    "https://x.example",
    "*",
    "_",
    "~",
    "`",
    "```",
    "&",
    "&amp;",
    "&lt;!here&gt;",
    "\n> ",
    "\r\n",
    "\u202e",
    "\u200b",
    "\ud83d",
    "\ude00",
    "😀",
    "한국어",
    "e\u0301",
    "#general",
    "\0",
    "word ",
    "<#C123>",
    "<!subteam^S1>",
    "<!date^1^{date}|x>",
    "\u2028"
  };

  /** A thousand texts of control sequences and random characters. */
  static Stream<String> texts() {
    Random random = new Random(7);
    return Stream.generate(
            () -> {
              StringBuilder text = new StringBuilder();
              int pieces = random.nextInt(40);
              for (int i = 0; i < pieces; i++) {
                if (random.nextBoolean()) {
                  text.append(PIECES[random.nextInt(PIECES.length)]);
                } else {
                  text.append((char) random.nextInt(0x10000));
                }
              }
              return text.toString();
            })
        .limit(1_000);
  }

  @Test
  void whatUsersWriteHasNoPower() {
    assertThat(texts().map(text -> Mrkdwn.escapeShortened(text, 200)))
        .noneMatch(text -> POWER.matcher(text).find());
  }

  @Test
  void whatUsersWriteStaysShort() {
    assertThat(texts().map(text -> Mrkdwn.escapeShortened(text, 30)))
        .allMatch(text -> text.codePointCount(0, text.length()) <= 30 * 5);
  }

  @Test
  void noCharacterIsTorn() {
    assertThat(texts().map(text -> Mrkdwn.fit(Mrkdwn.escapeShortened(text, 200), 40)))
        .allMatch(
            text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
  }

  @Test
  void noEntityIsTorn() {
    for (int limit = 2; limit < 40; limit++) {
      String text = Mrkdwn.fit(Mrkdwn.escape("a<b>&".repeat(20)), limit);
      assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
      assertThat(text.length()).isLessThanOrEqualTo(limit);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<!channel>, &lt;!channel&gt;",
    "@here now, ＠here now",
    "a & b, a &amp; b",
    "*bold*, ∗bold∗",
    "see https://a.example, see https:/ /a.example",
    "&lt;!here&gt;, &amp;lt;!here&amp;gt;",
    "정말 나빠요, 정말 나빠요",
  })
  void isReadableStill(String written, String shown) {
    assertThat(Mrkdwn.escapeShortened(written, 100)).isEqualTo(shown);
  }

  @Test
  void keepsToOneLine() {
    assertThat(Mrkdwn.escapeShortened(" first\r\n\tsecond\u2028third ", 100))
        .isEqualTo("first second third");
  }

  @ParameterizedTest
  @MethodSource("cut")
  void isCutBetweenLines(String text, int limit, String shown) {
    assertThat(Mrkdwn.fit(text, limit)).isEqualTo(shown);
  }

  static Stream<Arguments> cut() {
    return Stream.of(
        Arguments.of("one\ntwo\nthree", 10, "one\ntwo\n…"),
        Arguments.of("one\ntwo", 7, "one\ntwo"),
        Arguments.of("abcdef", 4, "abc…"),
        Arguments.of("ab😀cd", 4, "ab…"));
  }
}
