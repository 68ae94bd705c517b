package dev.retune.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Distributes sample events over ten weeks that end at the start of the current UTC day, with most
 * activity on weekdays during business hours in Seoul.
 */
final class SampleCalendar {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private final Instant end;

  SampleCalendar(Instant asOf) {
    end = asOf.truncatedTo(ChronoUnit.DAYS);
  }

  /** The end of the sample period; every event lies before it. */
  Instant end() {
    return end;
  }

  /** Start of a week, counted from 0. */
  Instant week(int week) {
    return end.minus(Duration.ofDays(7L * (SampleParameters.WEEKS - week)));
  }

  /** A random time within a week at which a question is asked. */
  Instant moment(int week, SeededRandom random) {
    while (true) {
      Instant at = week(week).plusSeconds(random.below((int) Duration.ofDays(7).toSeconds()));
      if (random.chance(business(at.atZone(SEOUL)))) {
        return at;
      }
    }
  }

  /** Time of a vote on an answer: usually within minutes, sometimes the next day. */
  Instant after(Instant answer, SeededRandom random) {
    double mean = random.chance(0.8) ? 300 : 40_000;
    Instant at = answer.plusMillis(5_000 + Math.round(1_000 * random.exponential(mean)));
    if (at.isBefore(end)) {
      return at;
    }
    // past the end of the period: any time in the remainder
    long left = Duration.between(answer, end).toMillis();
    return answer.plusMillis(Math.round(left * (0.1 + 0.8 * random.below(1_000) / 1_000)));
  }

  private static double business(ZonedDateTime at) {
    boolean weekend =
        at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
    double hour =
        switch (at.getHour()) {
          case 0, 1, 2, 3, 4, 5 -> 0.05;
          case 6, 7, 23 -> 0.3;
          case 8, 9, 12, 18, 19, 22 -> 0.6;
          default -> 1;
        };
    return weekend ? hour * 0.45 : hour;
  }
}
