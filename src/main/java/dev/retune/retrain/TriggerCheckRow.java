package dev.retune.retrain;

import dev.retune.retrain.TriggerState.Phase;
import dev.retune.stats.Ratio;
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

/** A row of trigger_check; the newest is where the trigger stands. */
@Entity
@Table(name = "trigger_check")
class TriggerCheckRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  Phase state = Phase.ARMED;

  String why = "";

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
    Optional<Reading> last =
        Optional.ofNullable(windowFrom)
            .map(from -> new Reading(from, windowTo, new Ratio(votes, dislikes)));
    return new TriggerState(state, streak, stateSince, last);
  }
}
