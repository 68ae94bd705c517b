package dev.retune.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.QuarterHourSpan;
import dev.retune.feedback.model.VoteCounts.Slot;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.TimeBucket;
import dev.retune.statistics.time.TrendGranularity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendBuilderTest {
  private static QuarterHourSpan localDay(String zone, String day) {
    LocalDate date = LocalDate.parse(day);
    ZoneId id = ZoneId.of(zone);
    return new QuarterHourSpan(
        date.atStartOfDay(id).toInstant(), date.plusDays(1).atStartOfDay(id).toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-29, 23",
    "Europe/Berlin, 2026-10-25, 25",
    "Europe/Berlin, 2026-10-26, 24",
    "America/St_Johns, 2026-03-08, 23",
    "America/St_Johns, 2026-11-01, 25",
    "Asia/Kathmandu, 2026-03-29, 24",
    "Asia/Seoul, 2026-10-25, 24",
  })
  void aDayHasAsManyHoursAsTheZoneGivesIt(String zone, String day, int hours) {
    QuarterHourSpan span = localDay(zone, day);
    List<TimeBucket> buckets =
        new TrendBuilder(ZoneId.of(zone)).buckets(List.of(), span, TrendGranularity.HOUR);
    assertThat(buckets)
        .hasSize(hours)
        .allMatch(b -> Duration.between(b.from(), b.to()).equals(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-27T00:00:00Z",
    "Europe/Berlin, 2026-10-20T09:41:17.5Z",
    "America/St_Johns, 2026-10-29T03:00:00Z",
    "Australia/Lord_Howe, 2026-04-01T00:07:00Z",
    "Asia/Kathmandu, 2026-01-01T00:00:00Z",
  })
  void bucketsCoverASpanWithoutGapOrOverlap(String zone, String from) {
    QuarterHourSpan span =
        new QuarterHourSpan(Instant.parse(from), Instant.parse(from).plus(Duration.ofDays(16)));
    for (TrendGranularity unit : TrendGranularity.values()) {
      List<TimeBucket> buckets = new TrendBuilder(ZoneId.of(zone)).buckets(List.of(), span, unit);
      assertThat(buckets.getFirst().from()).isEqualTo(span.from());
      assertThat(buckets.getLast().to()).isEqualTo(span.to());
      for (int i = 1; i < buckets.size(); i++) {
        assertThat(buckets.get(i).from()).isEqualTo(buckets.get(i - 1).to());
      }
    }
  }

  @Test
  void weeksBeginOnMonday() {
    ZoneId seoul = ZoneId.of("Asia/Seoul");
    QuarterHourSpan span =
        new QuarterHourSpan(
            Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(new TrendBuilder(seoul).buckets(List.of(), span, TrendGranularity.WEEK))
        .extracting(b -> b.from().atZone(seoul).toLocalDate().toString())
        .containsExactly("2026-11-01", "2026-11-02", "2026-11-09", "2026-11-16");
  }

  @Test
  void theHourThatComesTwiceIsTwoBucketsButOneCellOfTheHeatMap() {
    TrendBuilder berlin = new TrendBuilder(ZoneId.of("Europe/Berlin"));
    List<Slot> slots =
        List.of(
            new Slot(Instant.parse("2026-10-25T00:15:00Z"), 1, 2),
            new Slot(Instant.parse("2026-10-25T01:15:00Z"), 4, 8));
    assertThat(
            berlin.buckets(slots, localDay("Europe/Berlin", "2026-10-25"), TrendGranularity.HOUR))
        .filteredOn(b -> b.likes() > 0)
        .extracting(TimeBucket::likes)
        .containsExactly(1L, 4L);
    assertThat(berlin.heatMap(slots).at(DayOfWeek.SUNDAY, 2)).isEqualTo(new DislikeRatio(15, 10));
  }

  @Test
  void nothingCountedIsNoDay() {
    assertThat(new TrendBuilder(ZoneId.of("UTC")).days(List.of())).isEmpty();
  }
}
