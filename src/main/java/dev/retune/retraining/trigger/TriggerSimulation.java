package dev.retune.retraining.trigger;

import dev.retune.retraining.model.TriggerState;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.model.WindowReading;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates a trigger on past days, with one check at the end of each day and a run on the same day
 * after each firing. As in production, each run starts a new window.
 */
public final class TriggerSimulation {
  private final TriggerSettings settings;
  private final TriggerPolicy policy;

  /** Creates a simulation of the given settings. */
  public TriggerSimulation(TriggerSettings settings) {
    this.settings = settings;
    this.policy = new TriggerPolicy(settings);
  }

  /**
   * The days on which the trigger would have fired.
   *
   * @param days consecutive days without gaps
   */
  public List<LocalDate> fired(List<DailyVotes> days) {
    List<LocalDate> fired = new ArrayList<>();
    if (days.isEmpty()) {
      return fired;
    }
    int from = 0;
    int longest = (int) Math.max(1, settings.window().toDays());
    TriggerState state = TriggerState.initial(end(days.getFirst()));
    for (int today = 0; today < days.size(); today++) {
      from = Math.max(from, today - longest + 1);
      Instant now = end(days.get(today));
      DislikeRatio ratio =
          days.subList(from, today + 1).stream()
              .map(d -> new DislikeRatio(d.likes() + d.dislikes(), d.dislikes()))
              .reduce(new DislikeRatio(0, 0), DislikeRatio::plus);
      state = policy.next(state, new WindowReading(start(days.get(from)), now, ratio), now);
      if (state.phase() == Phase.FIRED) {
        fired.add(days.get(today).day());
        state = policy.judged(policy.started(state, now), now);
        from = today + 1;
      }
    }
    return fired;
  }

  // the policy only compares instants, so any zone gives the same result
  private static Instant start(DailyVotes day) {
    return day.day().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant end(DailyVotes day) {
    return day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
