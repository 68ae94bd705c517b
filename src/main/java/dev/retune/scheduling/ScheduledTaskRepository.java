package dev.retune.scheduling;

import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the scheduler's table. */
final class ScheduledTaskRepository {
  private final Workspace workspace;

  ScheduledTaskRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A task's row. */
  public record Row(
      String taskName,
      @Nullable Instant executionTime,
      boolean picked,
      @Nullable Instant lastSuccess,
      @Nullable Instant lastFailure,
      int failures) {
    /** What is shown of a task that was never scheduled. */
    static final Row NONE = new Row("", null, false, null, null, 0);
  }

  /** Returns the rows by task name. */
  Map<String, Row> all() {
    return workspace.read(
        session ->
            RecordQuery.of(
                    session,
                    "select task_name, execution_time, picked, last_success, last_failure,"
                        + " coalesce(consecutive_failures, 0) as failures from scheduled_tasks",
                    Row.class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Row::taskName, Function.identity())));
  }
}
