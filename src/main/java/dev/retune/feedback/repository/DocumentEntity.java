package dev.retune.feedback.repository;

import dev.retune.feedback.model.Document;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code document}; written by {@code DocumentWriter}. */
@Entity
@Immutable
@Table(name = "document")
@SuppressWarnings("NullAway.Init")
class DocumentEntity {
  @Id long id;

  @Column(name = "source_id")
  long sourceId;

  @Column(name = "external_id")
  String externalId;

  @Nullable String origin;
  @Nullable String uri;
  @Nullable String title;
  @Nullable String section;
  String body;

  @Column(name = "content_hash")
  String contentHash;

  @Column(name = "updated_at")
  @Nullable Instant updatedAt;

  @Column(name = "deleted_at")
  @Nullable Instant deletedAt;

  Document toRecord() {
    return new Document(
        id,
        sourceId,
        externalId,
        Optional.ofNullable(origin),
        Optional.ofNullable(uri),
        Optional.ofNullable(title),
        Optional.ofNullable(section),
        body,
        contentHash,
        Optional.ofNullable(updatedAt));
  }
}
