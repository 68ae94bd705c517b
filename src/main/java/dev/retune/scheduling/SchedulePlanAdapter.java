package dev.retune.scheduling;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A plan as db-scheduler asks for it.
 *
 * @param current the plan that holds now, for a person may change it
 */
record SchedulePlanAdapter(Supplier<SchedulePlan> current) implements Schedule {
  @Override
  public Instant getNextExecutionTime(ExecutionComplete complete) {
    return current.get().next(complete.getTimeDone()).orElse(NEVER);
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    // what has no time of its own begins now
    SchedulePlan plan = current.get();
    return plan instanceof SchedulePlan.Every ? now : plan.next(now).orElse(NEVER);
  }

  @Override
  public boolean isDeterministic() {
    // else db-scheduler would move retries at every start; a changed plan is seen to by us
    return false;
  }
}
