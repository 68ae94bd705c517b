package dev.retune.statistics;

import dev.retune.feedback.model.QuarterHourSpan;
import dev.retune.feedback.model.VoteCounts.Slot;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.TimeBucket;
import dev.retune.statistics.model.WeekHeatMap;
import dev.retune.statistics.time.CalendarBoundaries;
import dev.retune.statistics.time.TrendGranularity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Aggregates counted slots, which must be sorted, by the calendar of a zone. */
record TrendBuilder(ZoneId zone) {

  /** Every hour, day or week of a span, including those without votes. */
  List<TimeBucket> buckets(List<Slot> slots, QuarterHourSpan span, TrendGranularity unit) {
    TreeMap<Instant, long[]> sums = new TreeMap<>();
    CalendarBoundaries cuts = new CalendarBoundaries(zone, unit);
    for (Instant cut = cuts.before(span.from()); cut.isBefore(span.to()); cut = cuts.after(cut)) {
      sums.put(cut.isBefore(span.from()) ? span.from() : cut, new long[2]);
    }
    for (Slot slot : slots) {
      // the first slot may begin before the span
      Instant at = slot.at().isBefore(span.from()) ? span.from() : slot.at();
      long[] sum = sums.floorEntry(at).getValue();
      sum[0] += slot.likes();
      sum[1] += slot.dislikes();
    }
    List<TimeBucket> buckets = new ArrayList<>(sums.size());
    sums.descendingMap()
        .forEach(
            (from, sum) -> {
              Instant to = buckets.isEmpty() ? span.to() : buckets.getLast().from();
              buckets.add(new TimeBucket(from, to, sum[0], sum[1]));
            });
    return buckets.reversed();
  }

  /** Every day of a span, including those without votes. */
  List<DailyVotes> days(List<Slot> slots, QuarterHourSpan span) {
    return buckets(slots, span, TrendGranularity.DAY).stream()
        .map(b -> new DailyVotes(b.from().atZone(zone).toLocalDate(), b.likes(), b.dislikes()))
        .toList();
  }

  /** Every day from the first slot's to the last slot's. */
  List<DailyVotes> days(List<Slot> slots) {
    return slots.isEmpty()
        ? List.of()
        : days(
            slots, new QuarterHourSpan(slots.getFirst().at(), slots.getLast().at().plusSeconds(1)));
  }

  /** Votes by weekday and hour. */
  WeekHeatMap heatMap(List<Slot> slots) {
    List<DislikeRatio> cells =
        new ArrayList<>(Collections.nCopies(WeekHeatMap.CELLS, new DislikeRatio(0, 0)));
    for (Slot slot : slots) {
      ZonedDateTime local = slot.at().atZone(zone);
      int cell = WeekHeatMap.cell(local.getDayOfWeek(), local.getHour());
      DislikeRatio votes = new DislikeRatio(slot.likes() + slot.dislikes(), slot.dislikes());
      cells.set(cell, cells.get(cell).plus(votes));
    }
    return new WeekHeatMap(cells);
  }
}
