package dev.retune.retraining.store;

import dev.retune.retraining.model.PipelineRun;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of run. */
@Entity
@Table(name = "run")
class RunEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  PipelineRun.Kind kind = PipelineRun.Kind.REEMBED;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  PipelineRun.State state = PipelineRun.State.RUNNING;

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

  @Column(name = "language_advice")
  @Nullable String languageAdvice;

  @Column(name = "started_at")
  Instant startedAt = Instant.EPOCH;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  void read(WindowReading reading) {
    windowFrom = reading.from();
    windowTo = reading.to();
    votes = reading.ratio().votes();
    dislikes = reading.ratio().dislikes();
  }

  PipelineRun run() {
    return new PipelineRun(
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

  private Optional<WindowReading> reading() {
    if (windowFrom == null || windowTo == null || votes == null || dislikes == null) {
      return Optional.empty();
    }
    return Optional.of(new WindowReading(windowFrom, windowTo, new DislikeRatio(votes, dislikes)));
  }
}
