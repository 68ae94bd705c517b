package dev.retune.ui.format;

import dev.retune.common.i18n.Texts;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Numbers and times as a person of one language and zone reads them. */
public final class ValueFormatter {
  private final Texts texts;
  private final ZoneId zone;

  /** In the language of the texts. */
  public ValueFormatter(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** A fraction with one decimal, {@code 31.4%}. */
  public String percent(double fraction) {
    return percent(fraction, 1);
  }

  /** A fraction without decimals, {@code 31%}. */
  public String roundPercent(double fraction) {
    return percent(fraction, 0);
  }

  private String percent(double fraction, int decimals) {
    NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(fraction);
  }

  /** A count, {@code 12,345}. */
  public String count(long n) {
    return NumberFormat.getIntegerInstance(texts.locale()).format(n);
  }

  /** A figure with so many decimals. */
  public String decimal(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  /** The same with its sign, {@code +0.12}. */
  public String signed(double value, int decimals) {
    String sign = value > 0 ? "+" : value < 0 ? "−" : "±";
    return sign + decimal(Math.abs(value), decimals);
  }

  /** A difference of fractions in points, {@code +3.1}. */
  public String signedPoints(double difference) {
    return signed(difference * 100, 1);
  }

  /** Month and day, {@code Nov 22}. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(texts.locale()).format(day);
  }

  /** A date with its year, {@code Nov 22, 2026}. */
  public String fullDay(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(texts.locale())
        .format(day);
  }

  /** The zone of its times. */
  public ZoneId zone() {
    return zone;
  }

  /** Date and time of day in the zone, to the minute. */
  public String moment(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(texts.locale())
        .withZone(zone)
        .format(at);
  }

  /** A length of time in its two largest units. */
  public String duration(Duration length) {
    long seconds = Math.max(0, Math.ceilDiv(length.toMillis(), 1000));
    if (seconds < 60) {
      return texts.get("ui.time.seconds", seconds);
    }
    if (seconds < 3600) {
      return texts.get("ui.time.minutes", seconds / 60, seconds % 60);
    }
    return texts.get("ui.time.hours", seconds / 3600, seconds % 3600 / 60);
  }
}
