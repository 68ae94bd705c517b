package dev.retune.scheduling;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs pipeline, sync and maintenance when they are due. Due times are stored in the workspace, so
 * one of several processes runs a task, and work missed while none was running is done once.
 */
public final class TaskScheduler implements AutoCloseable {
  private static final Duration POLLING = Duration.ofSeconds(5);
  // work of a killed process is taken over after four missed heartbeats
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int MISSED = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(TaskScheduler.class);

  private volatile Map<ScheduledTask, SchedulePlan> plans;
  private final Clock clock;
  private final Scheduler scheduler;
  private volatile boolean closing;

  private TaskScheduler(
      Workspace workspace,
      Clock clock,
      ScheduleSettings settings,
      ScheduledJobs jobs,
      Duration polling) {
    this.clock = clock;
    plans = settings.plans();
    List<RecurringTask<Void>> tasks = new ArrayList<>();
    for (ScheduledTask task : ScheduledTask.values()) {
      tasks.add(recurring(task, jobs.of(task)));
    }
    scheduler =
        Scheduler.create(workspace.dataSource())
            .startTasks(tasks)
            .threads(ScheduledTask.values().length)
            .pollingInterval(polling)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(PATIENCE)
            .alwaysPersistTimestampInUTC()
            .failureLogging(LogLevel.OFF, false)
            .clock(clock::instant)
            .build();
  }

  /**
   * Starts the scheduler.
   *
   * @throws dev.retune.common.error.InvalidInputException when a schedule is invalid
   */
  public static TaskScheduler start(
      Workspace workspace, Clock clock, ScheduleSettings settings, ScheduledJobs jobs) {
    return start(workspace, clock, settings, jobs, POLLING);
  }

  static TaskScheduler start(
      Workspace workspace,
      Clock clock,
      ScheduleSettings settings,
      ScheduledJobs jobs,
      Duration polling) {
    TaskScheduler schedule = new TaskScheduler(workspace, clock, settings, jobs, polling);
    schedule.plans.forEach(schedule::follow);
    schedule.scheduler.start();
    return schedule;
  }

  /**
   * Applies changed schedules; running work continues and is next due by its new schedule.
   *
   * @throws dev.retune.common.error.InvalidInputException when a schedule is invalid; the old ones
   *     then stay in effect
   */
  public void change(ScheduleSettings settings) {
    plans = settings.plans();
    plans.forEach(this::follow);
  }

  private SchedulePlan plan(ScheduledTask task) {
    return plans.getOrDefault(task, new SchedulePlan.Off());
  }

  private RecurringTask<Void> recurring(ScheduledTask task, ScheduledJobs.Job job) {
    return Tasks.recurring(task.text(), new SchedulePlanAdapter(() -> plan(task)))
        .onFailure((complete, operations) -> failed(task, plan(task), complete, operations))
        .onDeadExecutionRevive()
        .execute((instance, context) -> job.run(new ClosingMonitor()));
  }

  /** Requests cancellation when the scheduler is closed. */
  private final class ClosingMonitor implements ProgressMonitor {
    @Override
    public void at(TaskProgress progress) {}

    @Override
    public boolean cancelled() {
      return closing;
    }
  }

  private void failed(
      ScheduledTask task,
      SchedulePlan plan,
      ExecutionComplete complete,
      ExecutionOperations<Void> operations) {
    Throwable failure = complete.getCause().orElseGet(() -> new IllegalStateException("unknown"));
    Instant now = clock.instant();
    Instant next = next(plan, now, failure, complete.getExecution().consecutiveFailures);
    if (closing || failure instanceof LeaseBusyException) {
      LOG.info("{} did not run ({}); next attempt at {}", task.text(), failure.getMessage(), next);
    } else {
      LOG.warn("{} failed; next attempt at {}", task.text(), next, failure);
    }
    operations.reschedule(complete, next);
  }

  private Instant next(SchedulePlan plan, Instant now, Throwable failure, int failedBefore) {
    if (closing) {
      // work interrupted by closing is due at once at the next start
      return now;
    }
    return plan instanceof SchedulePlan.Off
        ? com.github.kagkarlsson.scheduler.task.schedule.Schedule.NEVER
        : ScheduleRetryPolicy.next(plan, now, failure, failedBefore);
  }

  /** Keeps the stored due time, unless the schedule has changed since. */
  private void follow(ScheduledTask task, SchedulePlan plan) {
    TaskInstanceId id = TaskInstanceId.of(task.text(), RecurringTask.INSTANCE);
    Optional<ScheduledExecution<Object>> known = scheduler.getScheduledExecution(id);
    if (known.isEmpty() || known.get().isPicked()) {
      return;
    }
    Instant now = clock.instant();
    Optional<Instant> planned = plan.next(now);
    if (planned.isEmpty()) {
      scheduler.reschedule(id, com.github.kagkarlsson.scheduler.task.schedule.Schedule.NEVER);
    } else if (!isStillDue(known.get(), plan, now, planned.get())) {
      scheduler.reschedule(id, planned.get());
    }
  }

  /** Whether the stored due time is overdue, a retry, or part of this plan. */
  private static boolean isStillDue(
      ScheduledExecution<Object> known, SchedulePlan plan, Instant now, Instant planned) {
    Instant kept = known.getExecutionTime();
    boolean anyTimeBefore =
        plan instanceof SchedulePlan.Every
            || known.getConsecutiveFailures() > 0
            || !kept.isAfter(now);
    return kept.equals(planned) || (anyTimeBefore && kept.isBefore(planned));
  }

  /** Requests cancellation of running work and waits some seconds for it. */
  @Override
  public void close() {
    closing = true;
    scheduler.stop();
  }
}
