package dev.retune.feedback.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {
  private final TimestampParser utc = new TimestampParser(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "2026-11-22 03:04:05.123456, 2026-11-22T03:04:05.123456Z",
    "2026-11-22T03:04:05.123456, 2026-11-22T03:04:05.123456Z",
    "2026-11-22 03:04:05, 2026-11-22T03:04:05Z",
    "2026-11-22 03:04, 2026-11-22T03:04:00Z",
    "2026-11-22, 2026-11-22T00:00:00Z",
    "20261122, 2026-11-22T00:00:00Z",
    "2026/11/2 3:04:05, 2026-11-02T03:04:05Z",
    "2026. 11. 22 03:04, 2026-11-22T03:04:00Z",
    "2026. 11. 22. 오후 3:04:05, 2026-11-22T15:04:05Z",
    "2026-11-22 오전 12:04, 2026-11-22T00:04:00Z",
    "2026-11-22 03:04:05 PM, 2026-11-22T15:04:05Z",
    "20261126150405, 2026-11-26T15:04:05Z",
    "202611261504, 2026-11-26T15:04:00Z",
    "20261126150405123, 2026-11-26T15:04:05.123Z",
    "Mon Oct 19 2026 11:06:40 GMT+0000 (Coordinated Universal Time), 2026-10-19T11:06:40Z",
    "Mon Oct 19 2026 20:06:40 GMT+0900 (한국 표준시), 2026-10-19T11:06:40Z",
    "'Mon, 19 Oct 2026 11:06:40 GMT', 2026-10-19T11:06:40Z",
    "2026.11.22 03:04, 2026-11-22T03:04:00Z",
    "2026-11-22 03:04:05.1, 2026-11-22T03:04:05.1Z",
    "2026-11-22 03:04:05.123456789, 2026-11-22T03:04:05.123456Z",
    "'2026-11-22 03:04:05,5', 2026-11-22T03:04:05.5Z",
    "2026-11-22T03:04:05Z, 2026-11-22T03:04:05Z",
    "2026-11-22T03:04:05z, 2026-11-22T03:04:05Z",
    "2026-11-22 03:04:05 UTC, 2026-11-22T03:04:05Z",
    "2026-11-22T03:04:05+09:00, 2026-11-21T18:04:05Z",
    "2026-11-22 03:04:05.5+09, 2026-11-21T18:04:05.5Z",
    "2026-11-22T03:04:05-0530, 2026-11-22T08:34:05Z",
    "1763780645, 2025-11-22T03:04:05Z",
    "1763780645.25, 2025-11-22T03:04:05.25Z",
    "1763780645123, 2025-11-22T03:04:05.123Z",
    "1763780645123456, 2025-11-22T03:04:05.123456Z",
    "1763780645123456789, 2025-11-22T03:04:05.123456Z",
    "1763780645000.0, 2025-11-22T03:04:05Z",
    "' 2026-11-22 03:04:05 ', 2026-11-22T03:04:05Z"
  })
  void readsWhatChatProductsWrite(String text, Instant expected) {
    assertThat(utc.parse(text)).isEqualTo(java.util.Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-02-30 00:00:00",
        "2026-11-22 25:00:00",
        "2026-13-01",
        "22.11.2026",
        "0000-00-00 00:00:00",
        "2461000.5",
        "0",
        "-1",
        "2026-11-22T03:04:05+99:00",
        "2026-11-22 03:04:05.1234567890",
        "99999999999999999999",
        "NaN",
        "1e9",
        "26-11-22",
        "11/22/2026",
        "2026-11-22 오후 13:04",
        "2026-11-22 오후 3:04 PM",
        "20269999",
        "20261126250405",
        "46352.628",
        "26년 11월 4일 17시 2분",
        "26. 11. 4. 오후 5:02",
        "11월 4일 17시 2분",
        "2026년 11월 4일 자정",
        "2026년 11월 4일 오후 17시 2분",
        "2026년 11월 4일 5시 62분",
        "2026년 11월 4일 (월) 17시",
        "2026년 2월 30일",
        "2026.11.0417시",
        "4/11/2026 오후 5:02"
      })
  void doesNotGuess(String text) {
    assertThat(utc.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026년 11월 04일 17시 02분 | 2026-11-04T17:02:00Z",
        "2026년 11월 4일 17시 2분 5초 | 2026-11-04T17:02:05Z",
        "2026년11월4일17시2분 | 2026-11-04T17:02:00Z",
        "2026년 11월 4일 오후 5시 2분 | 2026-11-04T17:02:00Z",
        "2026년 11월 4일 오전 0시 2분 | 2026-11-04T00:02:00Z",
        "2026년 11월 4일 오후 12:02:05 | 2026-11-04T12:02:05Z",
        "2026년 11월 4일 수요일 오후 5:02 | 2026-11-04T17:02:00Z",
        "2026년 11월 4일 (수) 17:02 | 2026-11-04T17:02:00Z",
        "2026년 11월 4일 | 2026-11-04T00:00:00Z",
        "2026년 11월 4일 17시 | 2026-11-04T17:00:00Z",
        "2026. 11. 4. 오후 5:02 | 2026-11-04T17:02:00Z",
        "2026. 11. 4. 오후 5시 02분 | 2026-11-04T17:02:00Z",
        "2026. 11. 4. (수) 오후 5:02:05 | 2026-11-04T17:02:05Z",
        "2026.11.04 17:02 | 2026-11-04T17:02:00Z",
        "2026-11-04 17시 02분 | 2026-11-04T17:02:00Z",
        "2026-11-04 오후 5:02 (KST) | 2026-11-04T08:02:00Z",
        "2026년\u00a011월\u00a04일 17시 02분 | 2026-11-04T17:02:00Z",
        "2026-11-04 05:02:00\u202fPM | 2026-11-04T17:02:00Z"
      })
  void readsWhatKoreanToolsWrite(String text, Instant expected) {
    assertThat(utc.parse(text)).contains(expected);
    assertThat(utc.parse(Normalizer.normalize(text, Normalizer.Form.NFD))).contains(expected);
  }

  @Test
  void anyTimeInKoreanIsReadBack() {
    Random random = new Random(12);
    for (int i = 0; i < 5_000; i++) {
      LocalDateTime time =
          LocalDateTime.of(1990, 1, 1, 0, 0).plusSeconds(random.nextLong(1_200_000_000L));
      String two = random.nextBoolean() ? "%02d" : "%d";
      String space = random.nextBoolean() ? " " : "";
      String weekday = time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.KOREAN);
      boolean half = random.nextBoolean();
      int hour = half ? (time.getHour() + 11) % 12 + 1 : time.getHour();
      boolean words = random.nextBoolean();
      String date =
          random.nextBoolean()
              ? String.join(space, "%d년", two + "월", two + "일")
              : "%d." + space + two + "." + space + two + ".";
      String text =
          String.format(
              date + (random.nextBoolean() ? " (" + weekday + ")" : "") + " ",
              time.getYear(),
              time.getMonthValue(),
              time.getDayOfMonth());
      text += half ? (time.getHour() < 12 ? "오전" : "오후") + space : "";
      text +=
          words
              ? String.format(
                  String.join(space, two + "시", two + "분", two + "초"),
                  hour,
                  time.getMinute(),
                  time.getSecond())
              : String.format("%d:%02d:%02d", hour, time.getMinute(), time.getSecond());
      assertThat(utc.parse(text)).as(text).contains(time.toInstant(ZoneOffset.UTC));
    }
  }

  @Test
  void naiveTimesAreOfTheZone() {
    assertThat(new TimestampParser(ZoneId.of("Asia/Seoul")).parse("2026-11-22 09:00:00"))
        .contains(Instant.parse("2026-11-22T00:00:00Z"));
  }

  @Test
  void anOffsetBeatsTheZone() {
    assertThat(new TimestampParser(ZoneId.of("Asia/Seoul")).parse("2026-11-22T09:00:00Z"))
        .contains(Instant.parse("2026-11-22T09:00:00Z"));
  }

  @Test
  void randomTextNeverThrows() {
    Random random = new Random(11);
    String letters = "0123456789-/.: TZ+,UC가년월일시분초오전후\0";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(28); j > 0; j--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(utc.parse(text.toString())).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1989-12-31T23:59:59Z, false",
    "1990-01-01T00:00:00Z, true",
    "2026-11-23T12:00:00Z, true",
    "2026-11-23T12:00:01Z, false",
  })
  void aRowIsFromNoLaterThanADayAfterNow(Instant at, boolean plausible) {
    assertThat(TimestampParser.isPlausible(at, Instant.parse("2026-11-22T12:00:00Z")))
        .isEqualTo(plausible);
  }
}
