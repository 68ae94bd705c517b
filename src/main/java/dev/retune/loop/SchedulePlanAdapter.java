package dev.retune.loop;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;

/** A plan as db-scheduler asks for it. */
record SchedulePlanAdapter(SchedulePlan plan) implements Schedule {
  @Override
  public Instant getNextExecutionTime(ExecutionComplete complete) {
    return plan.next(complete.getTimeDone()).orElse(NEVER);
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    // what has no time of its own begins now
    return plan instanceof SchedulePlan.Every ? now : plan.next(now).orElse(NEVER);
  }

  @Override
  public boolean isDeterministic() {
    // else db-scheduler would move retries at every start; a changed plan is seen to by us
    return false;
  }
}
