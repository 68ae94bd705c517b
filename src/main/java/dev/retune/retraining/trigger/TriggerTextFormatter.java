package dev.retune.retraining.trigger;

import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.retraining.model.TriggerState;
import dev.retune.retraining.model.WindowReading;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes the state of the trigger: what the votes show and what follows from it. */
final class TriggerTextFormatter {
  private final TriggerSettings settings;
  private final Texts texts;

  TriggerTextFormatter(TriggerSettings settings, Texts texts) {
    this.settings = settings;
    this.texts = texts;
  }

  StoredText why(TriggerState state, WindowReading reading, TriggerPolicy policy, Instant now) {
    boolean breached = policy.breached(reading.ratio());
    Optional<Message> next =
        switch (state.phase()) {
          case ARMED ->
              breached ? Optional.of(Message.of("retraining.trigger.armed")) : Optional.empty();
          case PENDING ->
              Optional.of(
                  Message.of("retraining.trigger.pending", state.streak(), settings.consecutive()));
          case FIRED -> Optional.of(Message.of("retraining.trigger.fired", settings.recovery()));
          case RUNNING -> Optional.of(Message.of("retraining.trigger.running"));
          case COOLDOWN ->
              Optional.of(Message.of("retraining.trigger.cooldown", daysLeft(state, now)));
        };
    return StoredText.of(
        texts, Stream.concat(Stream.of(votes(reading.ratio(), breached)), next.stream()).toList());
  }

  private Message votes(DislikeRatio ratio, boolean breached) {
    if (ratio.votes() < settings.minVotes()) {
      return Message.of("retraining.trigger.tooFew", ratio.votes(), settings.minVotes());
    }
    Object[] figures = {
      ratio.dislikes(), ratio.votes(), ratio.value(), ratio.lowerOneSided95(), settings.threshold()
    };
    return switch (settings.rule()) {
      case WILSON ->
          Message.of(
              breached ? "retraining.trigger.surelyAbove" : "retraining.trigger.notSurely",
              figures);
      case PLAIN ->
          Message.of(
              breached ? "retraining.trigger.above" : "retraining.trigger.notAbove", figures);
    };
  }

  // a partial day counts as a whole one
  private long daysLeft(TriggerState state, Instant now) {
    Duration left = Duration.between(now, state.since().plus(settings.cooldown()));
    return left.isPositive() ? Math.ceilDiv(left.toSeconds(), Duration.ofDays(1).toSeconds()) : 0;
  }
}
