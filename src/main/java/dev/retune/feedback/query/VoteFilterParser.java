package dev.retune.feedback.query;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.TextNormalizer;
import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.Vote;
import dev.retune.persistence.StorableText;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Textual form of a filter, suitable for typing and sharing: {@code vote:dislike reason:outdated
 * from:2026-11-01 to:2026-11-20 text:"parking permit"}. Dates are inclusive and refer to the zone;
 * other times are written as instants. Words without a name are search text.
 *
 * @param zone zone that determines where days begin
 */
public record VoteFilterParser(ZoneId zone) {
  // in a quoted value, \" and \\ stand for a quote and a backslash
  private static final Pattern PART =
      Pattern.compile(
          "\\s*(?:(?<name>[A-Za-z]+):)?(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"?|(?<plain>\\S+))",
          Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("[^\\s\"\\\\:]+");

  /** Formats a filter; empty for the filter that matches every vote. */
  public String write(VoteFilter filter) {
    StringJoiner line = new StringJoiner(" ");
    filter.value().ifPresent(value -> line.add("vote:" + value.text()));
    filter.reasonCode().ifPresent(code -> line.add("reason:" + value(code)));
    filter.from().ifPresent(at -> line.add("from:" + from(at)));
    filter.to().ifPresent(at -> line.add("to:" + to(at)));
    filter.source().ifPresent(name -> line.add("source:" + value(name)));
    filter.model().ifPresent(name -> line.add("model:" + value(name)));
    filter.promptVersion().ifPresent(name -> line.add("prompt:" + value(name)));
    filter.reviewed().ifPresent(done -> line.add("reviewed:" + (done ? "yes" : "no")));
    filter.hour().ifPresent(hour -> line.add("hour:" + hour(hour)));
    filter.topic().ifPresent(topic -> line.add("topic:" + topic));
    filter.text().ifPresent(text -> line.add("text:" + quoted(text)));
    return line.toString();
  }

  /**
   * Parses a line; restores every formatted filter when the zone is the same.
   *
   * @throws InvalidInputException when a name or a value is invalid
   */
  public VoteFilter read(String line) {
    VoteFilter filter = VoteFilter.all();
    List<String> words = new ArrayList<>();
    Matcher part = PART.matcher(line.strip());
    while (part.find()) {
      String quoted = part.group("quoted");
      String value =
          quoted != null
              ? quoted.replaceAll("(?s)\\\\(.)", "$1")
              : String.valueOf(part.group("plain"));
      String name = part.group("name");
      if (name == null || name.equalsIgnoreCase("text")) {
        // a quoted phrase keeps its quotes
        boolean phrase = name == null && quoted != null;
        words.add(phrase ? "\"" + value + "\"" : value);
      } else {
        filter = with(filter, name.toLowerCase(Locale.ROOT), TextNormalizer.composed(value));
      }
    }
    return words.isEmpty() ? filter : filter.withText(String.join(" ", words));
  }

  private VoteFilter with(VoteFilter filter, String name, String value) {
    try {
      return switch (name) {
        case "vote" -> filter.withValue(vote(value));
        case "reason" -> filter.withReasonCode(value);
        case "from" ->
            filter.withFrom(
                sound(day(value).map(this::start).orElseGet(() -> Instant.parse(value))));
        case "to" ->
            filter.withTo(
                sound(
                    day(value)
                        .map(d -> start(d.plusDays(1)))
                        .orElseGet(() -> Instant.parse(value))));
        case "source" -> filter.withSource(value);
        case "model" -> filter.withModel(value);
        case "prompt" -> filter.withPromptVersion(value);
        case "reviewed" -> filter.withReviewed(yes(value));
        case "hour" -> filter.withHour(hour(value));
        case "topic" -> filter.withTopic(Long.parseLong(value));
        default -> throw new InvalidInputException("feedback.filter.name", name);
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new InvalidInputException(e, "feedback.filter.value", name, value);
    }
  }

  private static Vote.Value vote(String text) {
    return Vote.Value.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static boolean yes(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private HourOfWeek hour(String text) {
    String[] parts = text.split("-", -1);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (parts.length == 2 && short3(day).equalsIgnoreCase(parts[0])) {
        return new HourOfWeek(day, Integer.parseInt(parts[1]), zone);
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static String hour(HourOfWeek hour) {
    return short3(hour.day()) + "-" + hour.hour();
  }

  private static String short3(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static Optional<LocalDate> day(String text) {
    return text.contains("T") ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Rejects years outside the range of databases and date pickers. */
  private Instant sound(Instant at) {
    int year = at.atZone(zone).getYear();
    if (year < 1 || year > 9998) {
      throw new DateTimeException("the year " + year);
    }
    return StorableText.time(at);
  }

  private String from(Instant at) {
    return isDay(at) ? at.atZone(zone).toLocalDate().toString() : at.toString();
  }

  private String to(Instant at) {
    return isDay(at) ? at.atZone(zone).toLocalDate().minusDays(1).toString() : at.toString();
  }

  /** Whether an instant is the start of a day in the zone. */
  private boolean isDay(Instant at) {
    return start(at.atZone(zone).toLocalDate()).equals(at);
  }

  private static String value(String text) {
    return PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
