package dev.retune.retrain;

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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of run. */
@Entity
@Table(name = "run")
class RunRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  Run.Kind kind = Run.Kind.REEMBED;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  Run.State state = Run.State.RUNNING;

  String why = "";

  @Column(name = "window_from")
  @Nullable Instant windowFrom;

  @Column(name = "window_to")
  @Nullable Instant windowTo;

  @Nullable Long votes;
  @Nullable Long dislikes;

  @Column(name = "version_id")
  @Nullable Long version;

  @Nullable String outcome;
  @Nullable String result;
  String owner = "";

  @Column(name = "started_at")
  Instant startedAt = Instant.EPOCH;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  void read(Reading reading) {
    windowFrom = reading.from();
    windowTo = reading.to();
    votes = reading.ratio().votes();
    dislikes = reading.ratio().dislikes();
  }

  Run run() {
    return new Run(
        Objects.requireNonNull(id),
        kind,
        state,
        why,
        reading(),
        Optional.ofNullable(version),
        Optional.ofNullable(outcome),
        Optional.ofNullable(result),
        startedAt,
        Optional.ofNullable(endedAt));
  }

  private Optional<Reading> reading() {
    if (windowFrom == null || windowTo == null || votes == null || dislikes == null) {
      return Optional.empty();
    }
    return Optional.of(new Reading(windowFrom, windowTo, new Ratio(votes, dislikes)));
  }
}
