package dev.retune.scheduling;

import dev.retune.persistence.Workspace;
import dev.retune.scheduling.ScheduledTaskRepository.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the status of the schedule, whichever process runs it. */
public final class ScheduleStatusReader {
  private final ScheduledTaskRepository tasks;
  private final Clock clock;
  private final ScheduleSettings settings;

  /** Reads from a workspace. */
  public ScheduleStatusReader(Workspace workspace, Clock clock, ScheduleSettings settings) {
    this.tasks = new ScheduledTaskRepository(workspace);
    this.clock = clock;
    this.settings = settings;
  }

  /** Returns all tasks, each with the given number of due times. */
  public List<ScheduleStatus> tasks(int times) {
    Map<String, Row> rows = tasks.all();
    Map<ScheduledTask, SchedulePlan> plans = settings.plans();
    return Arrays.stream(ScheduledTask.values())
        .map(
            task -> {
              Row row = rows.getOrDefault(task.text(), Row.NONE);
              return new ScheduleStatus(
                  task,
                  settings.text(task),
                  next(plans.getOrDefault(task, new SchedulePlan.Off()), row, times),
                  Optional.ofNullable(row.lastSuccess()),
                  Optional.ofNullable(row.lastFailure()),
                  row.failures(),
                  row.picked());
            })
        .toList();
  }

  private List<Instant> next(SchedulePlan plan, Row row, int times) {
    Instant now = clock.instant();
    Optional<Instant> first =
        Optional.ofNullable(row.executionTime()).filter(at -> plan.next(at).isPresent());
    Instant from = first.filter(now::isBefore).orElse(now);
    return Stream.concat(first.stream(), plan.next(from, times).stream()).limit(times).toList();
  }
}
