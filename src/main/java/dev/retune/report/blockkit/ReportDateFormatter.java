package dev.retune.report.blockkit;

import dev.retune.common.i18n.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Formats days and times as is usual in a language. */
record ReportDateFormatter(Texts texts, ZoneId zone) {
  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(texts.locale())
        .format(day);
  }

  String moment(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(texts.locale())
        .format(at.atZone(zone))
        // replaces a narrow space that some fonts lack
        .replace('\u202f', ' ');
  }
}
