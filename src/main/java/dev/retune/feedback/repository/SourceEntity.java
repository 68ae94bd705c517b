package dev.retune.feedback.repository;

import dev.retune.feedback.model.Source;
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

/** A row of {@code source}. */
@Entity
@Table(name = "source")
@SuppressWarnings("NullAway.Init")
class SourceEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  String name;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar")
  Source.Kind kind;

  @Nullable String location;

  // no vote of a new source was stored before only the latest of a person counted
  @Column(name = "latest_votes")
  boolean latestVotes = true;

  @Column(name = "created_at")
  Instant createdAt;

  Source toRecord() {
    return new Source(id == null ? 0 : id, name, kind, Optional.ofNullable(location));
  }
}
