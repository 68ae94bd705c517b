package dev.retune.statistics.time;

import dev.retune.common.error.InvalidInputException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time window that ends at a given moment. */
public sealed interface TimeWindow {

  /** Its textual form: {@code 7d}, {@code all}, {@code since-promotion}. */
  String label();

  /**
   * Parses {@code 7d} or another number of days, {@code all} or {@code since-promotion} (at most 28
   * days).
   *
   * @throws InvalidInputException for anything else
   */
  static TimeWindow parse(String text) {
    String wanted = text.strip();
    if (wanted.equalsIgnoreCase("all")) {
      return new All();
    }
    if (wanted.equalsIgnoreCase("since-promotion")) {
      return new SincePromotion(Duration.ofDays(28));
    }
    Matcher days = Pattern.compile("([1-9]\\d{0,3})[dD]").matcher(wanted);
    if (days.matches()) {
      return new Days(Integer.parseInt(days.group(1)));
    }
    throw new InvalidInputException("statistics.windowUnknown", text);
  }

  /**
   * A number of days back, to the same time of day in the configured zone.
   *
   * @param days at least 1
   */
  record Days(int days) implements TimeWindow {
    @Override
    public String label() {
      return days + "d";
    }
  }

  /** Everything before the end. */
  record All() implements TimeWindow {
    @Override
    public String label() {
      return "all";
    }
  }

  /**
   * Since the live index last changed.
   *
   * @param longest maximum length; also the length when the index never changed
   */
  record SincePromotion(Duration longest) implements TimeWindow {
    @Override
    public String label() {
      return "since-promotion";
    }
  }
}
