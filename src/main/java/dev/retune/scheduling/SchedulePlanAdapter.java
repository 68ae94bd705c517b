package dev.retune.scheduling;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Adapts a plan to db-scheduler.
 *
 * @param current supplies the current plan, which may change
 */
record SchedulePlanAdapter(Supplier<SchedulePlan> current) implements Schedule {
  @Override
  public Instant getNextExecutionTime(ExecutionComplete complete) {
    return current.get().next(complete.getTimeDone()).orElse(NEVER);
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    // a fixed pause has no initial time, so it starts now
    SchedulePlan plan = current.get();
    return plan instanceof SchedulePlan.Every ? now : plan.next(now).orElse(NEVER);
  }

  @Override
  public boolean isDeterministic() {
    // otherwise db-scheduler would move retries at every start; TaskScheduler handles changed plans
    return false;
  }
}
