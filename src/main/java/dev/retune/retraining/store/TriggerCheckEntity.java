package dev.retune.retraining.store;

import dev.retune.retraining.model.TriggerState;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.model.WindowReading;
import dev.retune.statistics.model.DislikeRatio;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of trigger_check; the newest one is the current state of the trigger. */
@Entity
@Table(name = "trigger_check")
class TriggerCheckEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  Phase state = Phase.ARMED;

  String why = "";

  @Column(name = "why_messages")
  String whyMessages = "";

  @Column(name = "window_from")
  @Nullable Instant windowFrom;

  @Column(name = "window_to")
  Instant windowTo = Instant.EPOCH;

  long votes;
  long dislikes;
  int streak;

  @Column(name = "state_since")
  Instant stateSince = Instant.EPOCH;

  @Column(name = "run_id")
  @Nullable Long run;

  @Column(name = "checked_at")
  Instant checkedAt = Instant.EPOCH;

  TriggerState triggerState() {
    Optional<WindowReading> last =
        Optional.ofNullable(windowFrom)
            .map(from -> new WindowReading(from, windowTo, new DislikeRatio(votes, dislikes)));
    return new TriggerState(state, streak, stateSince, last);
  }
}
