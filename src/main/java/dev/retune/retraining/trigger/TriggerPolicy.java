package dev.retune.retraining.trigger;

import dev.retune.retraining.model.TriggerState;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.model.WindowReading;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Instant;
import java.util.Optional;

/**
 * The trigger as a pure function of (previous state, reading, now).
 *
 * <pre>
 * ARMED    --above threshold-->         PENDING   (FIRED when one check is enough)
 * PENDING  --above, new votes-->        PENDING, and FIRED at the configured number in a row
 * PENDING  --not above-->               ARMED
 * FIRED    --recovered-->               ARMED     (and RUNNING by {@link #started})
 * RUNNING  stays until {@link #judged} (COOLDOWN) or {@link #broken} (FIRED)
 * COOLDOWN --recovered or expired-->    ARMED, which evaluates the same reading
 * </pre>
 *
 * A check without votes newer than those of the previous check is no independent evidence and does
 * not add to the streak, so that two checks within a minute cannot fire the trigger. A streak that
 * was counted before the live index changed says nothing about the new one, and is dropped.
 */
public final class TriggerPolicy {
  private final TriggerSettings settings;

  /** Creates a policy. */
  public TriggerPolicy(TriggerSettings settings) {
    this.settings = settings;
  }

  /** The state after a check. */
  public TriggerState next(TriggerState before, WindowReading reading, Instant now) {
    TriggerState previous = seenWith(before, reading, now);
    return switch (previous.phase()) {
      case ARMED ->
          breached(reading.ratio())
              ? streak(previous, 1, reading, now)
              : armed(previous, reading, now);
      case PENDING -> {
        if (!breached(reading.ratio())) {
          yield armed(previous, reading, now);
        }
        boolean news = previous.last().map(reading::isNewsAfter).orElse(true);
        yield streak(previous, previous.streak() + (news ? 1 : 0), reading, now);
      }
      case FIRED ->
          recovered(reading.ratio())
              ? armed(previous, reading, now)
              : moved(previous, Phase.FIRED, 0, reading, now);
      case RUNNING -> moved(previous, Phase.RUNNING, 0, reading, now);
      case COOLDOWN -> {
        boolean over = !now.isBefore(previous.since().plus(settings.cooldown()));
        yield over || recovered(reading.ratio())
            ? next(armed(previous, reading, now), reading, now)
            : moved(previous, Phase.COOLDOWN, 0, reading, now);
      }
    };
  }

  /** The state before a check, without a streak that was counted on votes before the window. */
  TriggerState seenWith(TriggerState state, WindowReading reading, Instant now) {
    boolean earlier = state.last().filter(reading::beginsAfter).isPresent();
    return state.phase() == Phase.PENDING && earlier
        ? new TriggerState(Phase.ARMED, 0, now, state.last())
        : state;
  }

  /** A run has started in response to the trigger. */
  public TriggerState started(TriggerState previous, Instant now) {
    return new TriggerState(Phase.RUNNING, 0, now, previous.last());
  }

  /** A run ended with any decision, or a user changed the live version. */
  public TriggerState judged(TriggerState previous, Instant now) {
    return new TriggerState(Phase.COOLDOWN, 0, now, previous.last());
  }

  /** The run failed or was cancelled; its reason still holds. */
  public TriggerState broken(TriggerState previous, Instant now) {
    return new TriggerState(Phase.FIRED, 0, now, previous.last());
  }

  /** Whether a window has enough votes, and a dislike ratio above the threshold. */
  public boolean breached(DislikeRatio ratio) {
    return ratio.votes() >= settings.minVotes() && measure(ratio) > settings.threshold();
  }

  /** Whether a window has enough votes, and a dislike ratio below the recovery limit. */
  public boolean recovered(DislikeRatio ratio) {
    return ratio.votes() >= settings.minVotes() && ratio.value() < settings.recovery();
  }

  /** The value that the rule compares with the threshold, 0 to 1. */
  public double measure(DislikeRatio ratio) {
    return switch (settings.rule()) {
      case WILSON -> ratio.lowerOneSided95();
      case PLAIN -> ratio.value();
    };
  }

  private TriggerState streak(
      TriggerState previous, int streak, WindowReading reading, Instant now) {
    return streak >= settings.consecutive()
        ? moved(previous, Phase.FIRED, 0, reading, now)
        : moved(previous, Phase.PENDING, streak, reading, now);
  }

  private static TriggerState armed(TriggerState previous, WindowReading reading, Instant now) {
    return moved(previous, Phase.ARMED, 0, reading, now);
  }

  private static TriggerState moved(
      TriggerState previous, Phase phase, int streak, WindowReading reading, Instant now) {
    Instant since = previous.phase() == phase ? previous.since() : now;
    return new TriggerState(phase, streak, since, Optional.of(reading));
  }
}
