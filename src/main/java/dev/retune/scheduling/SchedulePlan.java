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

/** When something is due again and again. */
public sealed interface SchedulePlan {
  /** Only when a person asks for it. */
  record Off() implements SchedulePlan {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.empty();
    }
  }

  /** So long after it was last done. */
  record Every(Duration pause) implements SchedulePlan {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(after.plus(pause));
    }
  }

  /**
   * At times of a cron expression of five fields, in a zone.
   *
   * <p>A time of day is read off the clock on the wall: due once on every day that it names, at the
   * first of two equal times, and right after the gap when the clock jumps over it. What repeats
   * within the day goes on through both hours.
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

  /** The next time after another, if there is one. */
  Optional<Instant> next(Instant after);

  /** So many next times. */
  default List<Instant> next(Instant after, int count) {
    return Stream.iterate(next(after), Optional::isPresent, at -> at.flatMap(this::next))
        .limit(count)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Reads plain words ({@code weekly mon 09:00}, {@code daily 03:00}, {@code hourly}, {@code every
   * 5 minutes}, {@code off}) or a cron expression of five fields.
   *
   * @param zone in which times of day are meant
   * @throws dev.retune.common.error.InvalidInputException when it is neither, or would never be due
   */
  static SchedulePlan parse(String text, ZoneId zone) {
    return SchedulePlanParser.read(text, zone);
  }
}
