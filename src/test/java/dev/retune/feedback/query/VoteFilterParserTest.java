package dev.retune.feedback.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.Vote;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoteFilterParserTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final List<String> TEXTS =
      List.of(
          "refund",
          "환불 규정",
          "say \"hi\"",
          "a\\b",
          "\\",
          "\"",
          "from:2026-01-01",
          "👎 emoji",
          "\u202eright to left",
          "'quoted'",
          "text:",
          "100%",
          "a\"b c\"d");

  private final VoteFilterParser line = new VoteFilterParser(SEOUL);

  @Test
  void readsWhatAPersonTypes() {
    VoteFilter filter =
        line.read("vote:dislike reason:outdated from:2026-11-01 to:2026-11-20 text:\"parking\"");
    assertThat(filter.value()).contains(Vote.Value.DISLIKE);
    assertThat(filter.reasonCode()).contains("outdated");
    assertThat(filter.from()).contains(Instant.parse("2026-10-31T15:00:00Z"));
    assertThat(filter.to()).contains(Instant.parse("2026-11-20T15:00:00Z"));
    assertThat(filter.text()).contains("parking");
  }

  @Test
  void writesItTheSameWay() {
    String typed = "vote:dislike reason:outdated from:2026-11-01 to:2026-11-20 text:\"parking\"";
    assertThat(line.write(line.read(typed))).isEqualTo(typed);
  }

  @Test
  void wordsWithoutANameAreText() {
    assertThat(line.read("too late vote:like").text()).contains("too late");
  }

  @Test
  void nothingIsEverything() {
    assertThat(line.read("  ")).isEqualTo(VoteFilter.all());
    assertThat(line.write(VoteFilter.all())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour:red",
        "vote:maybe",
        "from:yesterday",
        "to:2026-13-01",
        "reviewed:perhaps",
        "topic:card",
        "hour:mon-24",
        "hour:someday",
        "hour:mon",
        "from:+100000-01-01",
        "from:0000-01-01"
      })
  void whatCannotBeIsRefused(String typed) {
    assertThatThrownBy(() -> line.read(typed)).isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Seoul", "America/St_Johns", "Africa/Cairo"})
  void whatIsWrittenIsReadAsTheSame(String zone) {
    Random random = new Random(7);
    VoteFilterParser there = new VoteFilterParser(ZoneId.of(zone));
    for (int i = 0; i < 2_000; i++) {
      VoteFilter filter = any(random, ZoneId.of(zone));
      assertThat(there.read(there.write(filter))).as(there.write(filter)).isEqualTo(filter);
    }
  }

  @Test
  void anyLineIsReadOrRefused() {
    Random random = new Random(11);
    String signs = "vote:dislike from:2026 \"\\ text:환불 reviewed:no";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        typed.append(signs.charAt(random.nextInt(signs.length())));
      }
      try {
        VoteFilter read = line.read(typed.toString());
        assertThat(line.read(line.write(read))).isEqualTo(read);
      } catch (InvalidInputException refused) {
        assertThat(refused.key()).startsWith("feedback.filter.");
      }
    }
  }

  private static <T> Optional<T> some(Random random, T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private static Instant moment(Random random, ZoneId zone) {
    Instant at = Instant.ofEpochSecond(random.nextLong(2_000_000_000L), 1_000L * random.nextInt(9));
    return random.nextBoolean() ? at : at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  private static VoteFilter any(Random random, ZoneId zone) {
    VoteFilter fields =
        new VoteFilter(
            some(random, moment(random, zone)),
            some(random, moment(random, zone)),
            some(random, random.nextBoolean() ? Vote.Value.LIKE : Vote.Value.DISLIKE),
            some(random, text(random)),
            Optional.empty(),
            some(random, text(random)),
            some(random, text(random)),
            some(random, text(random)),
            some(random, random.nextBoolean()),
            some(
                random,
                new HourOfWeek(DayOfWeek.of(1 + random.nextInt(7)), random.nextInt(24), zone)),
            some(random, random.nextLong(1_000)));
    return some(random, text(random)).map(fields::withText).orElse(fields);
  }
}
