package dev.retune.scheduling;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A recurring schedule. */
public sealed interface SchedulePlan {
  /** Never due; runs on request only. */
  record Off() implements SchedulePlan {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.empty();
    }
  }

  /** Due a fixed time after the last run. */
  record Every(Duration pause) implements SchedulePlan {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(after.plus(pause));
    }
  }

  /**
   * Due at the times of a five-field cron expression in a time zone.
   *
   * <p>Times of day follow local time: due once per day, at the first of two equal times when the
   * clock is set back, and right after the gap when it is set forward. Repetitions within a day
   * continue through both hours.
   */
  record Cron(String expression, ZoneId zone) implements SchedulePlan {
    @Override
    public Optional<Instant> next(Instant after) {
      String hour = expression.split("\\s+", -1)[1];
      if (hour.contains("*") || hour.contains("/")) {
        return Optional.of(next(after, zone));
      }
      LocalDateTime wall = LocalDateTime.ofInstant(after, zone);
      Instant due;
      do {
        wall =
            LocalDateTime.ofInstant(
                next(wall.toInstant(ZoneOffset.UTC), ZoneOffset.UTC), ZoneOffset.UTC);
        due = wall.atZone(zone).toInstant();
      } while (!due.isAfter(after));
      return Optional.of(due);
    }

    private Instant next(Instant after, ZoneId in) {
      return new CronSchedule(expression, in, CronStyle.UNIX)
          .getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
    }
  }

  /** Returns the next due time after an instant, if any. */
  Optional<Instant> next(Instant after);

  /** Returns the next due times. */
  default List<Instant> next(Instant after, int count) {
    return Stream.iterate(next(after), Optional::isPresent, at -> at.flatMap(this::next))
        .limit(count)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Parses plain words ({@code weekly mon 09:00}, {@code daily 03:00}, {@code hourly}, {@code every
   * 5 minutes}, {@code off}) or a five-field cron expression.
   *
   * @param zone time zone of the times of day
   * @throws dev.retune.common.error.InvalidInputException when it is neither, or would never be due
   */
  static SchedulePlan parse(String text, ZoneId zone) {
    return SchedulePlanParser.read(text, zone);
  }
}
