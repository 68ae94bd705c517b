package dev.retune.retraining.trigger;

import dev.retune.common.i18n.Texts;
import dev.retune.retraining.model.TriggerState;
import dev.retune.retraining.model.WindowReading;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Duration;
import java.time.Instant;

/** Describes the state of the trigger: what the votes show and what follows from it. */
final class TriggerTextFormatter {
  private final TriggerSettings settings;
  private final Texts texts;

  TriggerTextFormatter(TriggerSettings settings, Texts texts) {
    this.settings = settings;
    this.texts = texts;
  }

  String why(TriggerState state, WindowReading reading, TriggerPolicy policy, Instant now) {
    boolean breached = policy.breached(reading.ratio());
    String votes = votes(reading.ratio(), breached);
    String next =
        switch (state.phase()) {
          case ARMED -> breached ? texts.get("retraining.trigger.armed") : "";
          case PENDING ->
              texts.get("retraining.trigger.pending", state.streak(), settings.consecutive());
          case FIRED -> texts.get("retraining.trigger.fired", settings.recovery());
          case RUNNING -> texts.get("retraining.trigger.running");
          case COOLDOWN -> texts.get("retraining.trigger.cooldown", daysLeft(state, now));
        };
    return (votes + " " + next).strip();
  }

  private String votes(DislikeRatio ratio, boolean breached) {
    if (ratio.votes() < settings.minVotes()) {
      return texts.get("retraining.trigger.tooFew", ratio.votes(), settings.minVotes());
    }
    Object[] figures = {
      ratio.dislikes(), ratio.votes(), ratio.value(), ratio.lowerOneSided95(), settings.threshold()
    };
    return switch (settings.rule()) {
      case WILSON ->
          texts.get(
              breached ? "retraining.trigger.surelyAbove" : "retraining.trigger.notSurely",
              figures);
      case PLAIN ->
          texts.get(breached ? "retraining.trigger.above" : "retraining.trigger.notAbove", figures);
    };
  }

  // a partial day counts as a whole one
  private long daysLeft(TriggerState state, Instant now) {
    Duration left = Duration.between(now, state.since().plus(settings.cooldown()));
    return left.isPositive() ? Math.ceilDiv(left.toSeconds(), Duration.ofDays(1).toSeconds()) : 0;
  }
}
