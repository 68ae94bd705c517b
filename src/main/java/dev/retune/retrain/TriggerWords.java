package dev.retune.retrain;

import dev.retune.stats.Ratio;
import dev.retune.text.Texts;
import java.time.Duration;
import java.time.Instant;

/** Says in words where the trigger stands: what the votes show, and what that leads to. */
final class TriggerWords {
  private final TriggerSettings settings;
  private final Texts texts;

  TriggerWords(TriggerSettings settings, Texts texts) {
    this.settings = settings;
    this.texts = texts;
  }

  String why(TriggerState state, Reading reading, TriggerPolicy policy, Instant now) {
    boolean breached = policy.breached(reading.ratio());
    String votes = votes(reading.ratio(), breached);
    String next =
        switch (state.phase()) {
          case ARMED -> breached ? texts.get("retrain.trigger.armed") : "";
          case PENDING ->
              texts.get("retrain.trigger.pending", state.streak(), settings.consecutive());
          case FIRED -> texts.get("retrain.trigger.fired", settings.recovery());
          case RUNNING -> texts.get("retrain.trigger.running");
          case COOLDOWN -> texts.get("retrain.trigger.cooldown", daysLeft(state, now));
        };
    return (votes + " " + next).strip();
  }

  private String votes(Ratio ratio, boolean breached) {
    if (ratio.votes() < settings.minVotes()) {
      return texts.get("retrain.trigger.tooFew", ratio.votes(), settings.minVotes());
    }
    Object[] figures = {
      ratio.dislikes(), ratio.votes(), ratio.value(), ratio.lowerOneSided95(), settings.threshold()
    };
    return switch (settings.rule()) {
      case WILSON ->
          texts.get(
              breached ? "retrain.trigger.surelyAbove" : "retrain.trigger.notSurely", figures);
      case PLAIN ->
          texts.get(breached ? "retrain.trigger.above" : "retrain.trigger.notAbove", figures);
    };
  }

  // a day begun counts whole
  private long daysLeft(TriggerState state, Instant now) {
    Duration left = Duration.between(now, state.since().plus(settings.cooldown()));
    return left.isPositive() ? Math.ceilDiv(left.toSeconds(), Duration.ofDays(1).toSeconds()) : 0;
  }
}
