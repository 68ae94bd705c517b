package dev.retune.scheduling;

import dev.retune.common.error.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses a plan from plain words or a cron expression. */
final class SchedulePlanParser {
  private static final Pattern EVERY = Pattern.compile("every (?:(\\d{1,4}) )?(minute|hour)s?");
  private static final Pattern DAILY = Pattern.compile("daily (\\d{1,2}:\\d{2})");
  private static final Pattern WEEKLY = Pattern.compile("weekly ([a-z]{3,9}) (\\d{1,2}:\\d{2})");
  private static final int CRON_FIELDS = 5;
  // the cron library returns later times for dates that never occur, such as the 31st of February
  private static final Instant NEVER = Instant.parse("2400-01-01T00:00:00Z");

  private SchedulePlanParser() {}

  static SchedulePlan read(String text, ZoneId zone) {
    String words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    try {
      SchedulePlan plan = plan(words, zone);
      if (plan.next(Instant.EPOCH).filter(NEVER::isBefore).isPresent()) {
        throw new InvalidInputException("pipeline.planUnknown", text);
      }
      return plan;
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new InvalidInputException(e, "pipeline.planUnknown", text);
    }
  }

  private static SchedulePlan plan(String words, ZoneId zone) {
    if (words.equals("off")) {
      return new SchedulePlan.Off();
    }
    Matcher every = EVERY.matcher(words);
    if (every.matches()) {
      return new SchedulePlan.Every(pause(every));
    }
    return new SchedulePlan.Cron(cron(words), zone);
  }

  private static Duration pause(Matcher every) {
    long count = Optional.ofNullable(every.group(1)).map(Long::parseLong).orElse(1L);
    if (count == 0) {
      throw new IllegalArgumentException("pause is zero");
    }
    return every.group(2).equals("hour") ? Duration.ofHours(count) : Duration.ofMinutes(count);
  }

  private static String cron(String words) {
    if (words.equals("hourly")) {
      return "0 * * * *";
    }
    Matcher daily = DAILY.matcher(words);
    if (daily.matches()) {
      return cron(daily.group(1), "*");
    }
    Matcher weekly = WEEKLY.matcher(words);
    if (weekly.matches()) {
      return cron(weekly.group(2), day(weekly.group(1)));
    }
    if (words.split(" ", -1).length != CRON_FIELDS) {
      throw new IllegalArgumentException("neither plain words nor a cron expression");
    }
    return words;
  }

  private static String cron(String time, String day) {
    LocalTime at = LocalTime.parse(time.length() == 4 ? "0" + time : time);
    return at.getMinute() + " " + at.getHour() + " * * " + day;
  }

  // in cron, Sunday is 0
  private static String day(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(
            day ->
                Stream.of(TextStyle.SHORT, TextStyle.FULL)
                    .map(style -> day.getDisplayName(style, Locale.ENGLISH))
                    .anyMatch(name::equalsIgnoreCase))
        .findFirst()
        .map(day -> String.valueOf(day.getValue() % 7))
        .orElseThrow(() -> new IllegalArgumentException(name));
  }
}
