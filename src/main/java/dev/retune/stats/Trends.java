package dev.retune.stats;

import dev.retune.feedback.VoteCounts.Slot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Lays counted slots, in their order, out over the calendar of a zone. */
record Trends(ZoneId zone) {

  /** Every hour, day or week of a span, those without votes too. */
  List<Bucket> buckets(List<Slot> slots, Span span, Unit unit) {
    TreeMap<Instant, long[]> sums = new TreeMap<>();
    Cuts cuts = new Cuts(zone, unit);
    for (Instant cut = cuts.before(span.from()); cut.isBefore(span.to()); cut = cuts.after(cut)) {
      sums.put(cut.isBefore(span.from()) ? span.from() : cut, new long[2]);
    }
    for (Slot slot : slots) {
      // a slot of which the span has only the end
      Instant at = slot.at().isBefore(span.from()) ? span.from() : slot.at();
      long[] sum = sums.floorEntry(at).getValue();
      sum[0] += slot.likes();
      sum[1] += slot.dislikes();
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
  List<DayCount> days(List<Slot> slots, Span span) {
    return buckets(slots, span, Unit.DAY).stream()
        .map(b -> new DayCount(b.from().atZone(zone).toLocalDate(), b.likes(), b.dislikes()))
        .toList();
  }

  /** Every day from the first slot's to the last one's. */
  List<DayCount> days(List<Slot> slots) {
    return slots.isEmpty()
        ? List.of()
        : days(slots, new Span(slots.getFirst().at(), slots.getLast().at().plusSeconds(1)));
  }

  /** By weekday and hour. */
  HeatMap heatMap(List<Slot> slots) {
    List<Ratio> cells = new ArrayList<>(Collections.nCopies(HeatMap.CELLS, new Ratio(0, 0)));
    for (Slot slot : slots) {
      ZonedDateTime local = slot.at().atZone(zone);
      int cell = HeatMap.cell(local.getDayOfWeek(), local.getHour());
      Ratio votes = new Ratio(slot.likes() + slot.dislikes(), slot.dislikes());
      cells.set(cell, cells.get(cell).plus(votes));
    }
    return new HeatMap(cells);
  }
}
