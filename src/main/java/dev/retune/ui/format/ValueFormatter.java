package dev.retune.ui.format;

import dev.retune.common.i18n.Texts;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Formats numbers and times for a language and a time zone. */
public final class ValueFormatter {
  private static final double KILOBYTE = 1e3;
  private static final double MEGABYTE = 1e6;
  private static final double GIGABYTE = 1e9;

  private final Texts texts;
  private final ZoneId zone;

  /** Creates a formatter for the language of the texts. */
  public ValueFormatter(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** A fraction as a percentage with one decimal, {@code 31.4%}. */
  public String percent(double fraction) {
    return percent(fraction, 1);
  }

  /** A fraction as a whole percentage, {@code 31%}. */
  public String roundPercent(double fraction) {
    return percent(fraction, 0);
  }

  /** Some is never shown as none, and not all never as all. */
  private String percent(double fraction, int decimals) {
    NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    double smallest = Math.pow(10, -2 - decimals);
    if (fraction > 0 && fraction < smallest / 2) {
      return "<" + format.format(smallest);
    }
    if (fraction < 1 && fraction > 1 - smallest / 2) {
      return ">" + format.format(1 - smallest);
    }
    return format.format(fraction);
  }

  /** A count, {@code 12,345}. */
  public String count(long n) {
    return NumberFormat.getIntegerInstance(texts.locale()).format(n);
  }

  /** An approximate length in bytes, {@code 118 MB}. */
  public String roundBytes(long n) {
    return n < GIGABYTE ? decimal(n / MEGABYTE, 0) + " MB" : decimal(n / GIGABYTE, 1) + " GB";
  }

  /** A length in bytes, {@code 118.2 MB}; a part of a kilobyte counts as one. */
  public String bytes(long n) {
    if (n < MEGABYTE) {
      return decimal(Math.ceil(n / KILOBYTE), 0) + " kB";
    }
    return n < GIGABYTE ? decimal(n / MEGABYTE, 1) + " MB" : decimal(n / GIGABYTE, 2) + " GB";
  }

  /** A number with the given decimals. */
  public String decimal(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  /** A signed number, {@code +0.12}. */
  public String signed(double value, int decimals) {
    String sign = value > 0 ? "+" : value < 0 ? "-" : "±";
    return sign + decimal(Math.abs(value), decimals);
  }

  /** A difference of fractions in percentage points, {@code +3.1}. */
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

  /** Returns the time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Date and time in the zone, to the minute. */
  public String moment(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(texts.locale())
        .withZone(zone)
        .format(at);
  }

  /** A duration in its two largest units. */
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
