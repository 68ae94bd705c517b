package dev.retune.scheduling;

import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the status of the schedule, whichever process runs it. */
public final class ScheduleStatusReader {
  private final Workspace workspace;
  private final Clock clock;
  private final ScheduleSettings settings;

  /** Reads from a workspace. */
  public ScheduleStatusReader(Workspace workspace, Clock clock, ScheduleSettings settings) {
    this.workspace = workspace;
    this.clock = clock;
    this.settings = settings;
  }

  private record Row(
      @Nullable Instant next,
      boolean running,
      @Nullable Instant lastSuccess,
      @Nullable Instant lastFailure,
      int failures) {
    static final Row NONE = new Row(null, false, null, null, 0);
  }

  /** Returns all tasks, each with the given number of due times. */
  public List<ScheduleStatus> tasks(int times) {
    Map<String, Row> rows = rows();
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
                  row.running());
            })
        .toList();
  }

  private List<Instant> next(SchedulePlan plan, Row row, int times) {
    Instant now = clock.instant();
    Optional<Instant> first =
        Optional.ofNullable(row.next()).filter(at -> plan.next(at).isPresent());
    Instant from = first.filter(now::isBefore).orElse(now);
    return Stream.concat(first.stream(), plan.next(from, times).stream()).limit(times).toList();
  }

  private Map<String, Row> rows() {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select task_name, execution_time, picked, last_success, last_failure,"
                        + " coalesce(consecutive_failures, 0) as failures from scheduled_tasks",
                    Object[].class)
                .addScalar("task_name", String.class)
                .addScalar("execution_time", Instant.class)
                .addScalar("picked", Boolean.class)
                .addScalar("last_success", Instant.class)
                .addScalar("last_failure", Instant.class)
                .addScalar("failures", Integer.class)
                .getResultList()
                .stream()
                .collect(
                    Collectors.toMap(
                        r -> (String) r[0],
                        r ->
                            new Row(
                                (Instant) r[1],
                                (Boolean) r[2],
                                (Instant) r[3],
                                (Instant) r[4],
                                (Integer) r[5]))));
  }
}
