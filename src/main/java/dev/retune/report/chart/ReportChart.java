package dev.retune.report.chart;

import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.TimeBucket;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * The chart of a report: the daily dislike ratio with its interval and the threshold.
 *
 * @param days consecutive days, at least one with votes
 * @param week first day of the report's week, which is highlighted
 * @param threshold the dislike ratio above which satisfaction is too low, 0 to 1
 * @param limit the label of the threshold
 * @param locale the locale of days and percentages
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

  /** Paints the chart as PNG. */
  public byte[] png() {
    return new ReportChartPainter(this).png();
  }
}
