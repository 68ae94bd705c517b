package dev.retune.stats;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Lays counted points out over the calendar of a zone. */
record Trends(ZoneId zone) {

  /** Every hour, day or week of a span, those without votes too. */
  List<Bucket> buckets(List<Counts.Point> points, Span span, Unit unit) {
    TreeMap<Instant, long[]> sums = new TreeMap<>();
    Cuts cuts = new Cuts(zone, unit);
    for (Instant cut = cuts.before(span.from()); cut.isBefore(span.to()); cut = cuts.after(cut)) {
      sums.put(cut.isBefore(span.from()) ? span.from() : cut, new long[2]);
    }
    for (Counts.Point point : points) {
      long[] sum = sums.floorEntry(point.at()).getValue();
      sum[0] += point.likes();
      sum[1] += point.dislikes();
    }
    List<Bucket> buckets = new ArrayList<>(sums.size());
    sums.descendingMap()
        .forEach(
            (from, sum) -> {
              Instant to = buckets.isEmpty() ? span.to() : buckets.getLast().from();
              buckets.add(new Bucket(from, to, sum[0], sum[1]));
            });
    return buckets.reversed();
  }

  /** Every day of a span. */
  List<DayCount> days(List<Counts.Point> points, Span span) {
    return buckets(points, span, Unit.DAY).stream()
        .map(b -> new DayCount(b.from().atZone(zone).toLocalDate(), b.likes(), b.dislikes()))
        .toList();
  }

  /** Every day from the first point's to the last one's. */
  List<DayCount> days(List<Counts.Point> points) {
    if (points.isEmpty()) {
      return List.of();
    }
    Comparator<Instant> inTime = Comparator.naturalOrder();
    Instant first = points.stream().map(Counts.Point::at).min(inTime).orElseThrow();
    Instant last = points.stream().map(Counts.Point::at).max(inTime).orElseThrow();
    return days(points, new Span(first, last.plusSeconds(1)));
  }

  /** By weekday and hour. */
  HeatMap heatMap(List<Counts.Point> points) {
    List<Ratio> cells = new ArrayList<>(Collections.nCopies(HeatMap.CELLS, new Ratio(0, 0)));
    for (Counts.Point point : points) {
      ZonedDateTime local = point.at().atZone(zone);
      int cell = HeatMap.cell(local.getDayOfWeek(), local.getHour());
      cells.set(cell, cells.get(cell).plus(point.ratio()));
    }
    return new HeatMap(cells);
  }
}
