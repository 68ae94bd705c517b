package dev.retune.index.version;

import dev.retune.index.model.IndexSpecJson;
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

/** A row of index_version. */
@Entity
@Table(name = "index_version")
public class IndexVersionEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  IndexVersion.State state = IndexVersion.State.CANDIDATE;

  String spec = "";

  @Column(name = "corpus_fingerprint")
  String corpusFingerprint = "";

  long documents;
  long chunks;
  boolean complete;

  @Column(name = "baseline_id")
  @Nullable Long baseline;

  @Nullable String metrics;
  @Nullable String why;

  @Column(name = "run_id")
  @Nullable Long run;

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  @Column(name = "state_at")
  Instant stateAt = Instant.EPOCH;

  /** Sets the state and its time, truncated to microseconds as the database stores it. */
  void enter(IndexVersion.State next, Instant at) {
    state = next;
    stateAt = at;
  }

  IndexVersion version(IndexSpecJson specs) {
    return new IndexVersion(
        Objects.requireNonNull(id),
        state,
        specs.read(spec),
        corpusFingerprint,
        documents,
        chunks,
        complete,
        Optional.ofNullable(baseline),
        Optional.ofNullable(metrics),
        Optional.ofNullable(why),
        createdAt,
        stateAt);
  }
}
