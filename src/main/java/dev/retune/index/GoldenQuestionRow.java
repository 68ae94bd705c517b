package dev.retune.index;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of golden_question; written by {@link GoldenImport}. */
@Entity
@Immutable
@Table(name = "golden_question")
class GoldenQuestionRow {
  @Id long id;
  String question = "";

  @Column(name = "document_id")
  long documentId;

  @Column(name = "imported_at")
  Instant importedAt = Instant.EPOCH;
}
