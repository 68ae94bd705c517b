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
 * What a trigger would have done on past days: checked once at the end of each, every call answered
 * by a run on the same day. As in life, its window begins anew with each run.
 */
public final class TriggerSimulation {
  private final TriggerSettings settings;
  private final TriggerPolicy policy;

  /** With the limits to be tried. */
  public TriggerSimulation(TriggerSettings settings) {
    this.settings = settings;
    this.policy = new TriggerPolicy(settings);
  }

  /**
   * The days on which it would have fired.
   *
   * @param days one after another, without a gap
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

  // the policy only compares instants, so that the zone does not matter
  private static Instant start(DailyVotes day) {
    return day.day().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant end(DailyVotes day) {
    return day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
