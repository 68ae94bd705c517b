package dev.retune.report.chart;

import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.TimeBucket;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * The picture of a report: the dislike ratio by day with its interval, against the threshold.
 *
 * @param days one after another, at least one of them with votes
 * @param week first day of the report's own week, which stands out
 * @param threshold dislike ratio above which satisfaction counts as slipped, 0 to 1
 * @param limit what the threshold is called
 * @param locale how days and percentages are written
 */
public record ReportChart(
    List<Day> days, LocalDate week, double threshold, String limit, Locale locale) {

  /** Copies the list. */
  public ReportChart {
    days = List.copyOf(days);
  }

  /** The votes of one day. */
  public record Day(LocalDate day, DislikeRatio ratio) {
    public static Day of(TimeBucket bucket, ZoneId zone) {
      return new Day(
          bucket.from().atZone(zone).toLocalDate(),
          new DislikeRatio(bucket.likes() + bucket.dislikes(), bucket.dislikes()));
    }
  }

  /** Draws it, as PNG. */
  public byte[] png() {
    return new ReportChartPainter(this).png();
  }
}
