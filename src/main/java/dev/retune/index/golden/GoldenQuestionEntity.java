package dev.retune.index.golden;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of golden_question; written by {@link GoldenSetImporter}. */
@Entity
@Immutable
@Table(name = "golden_question")
public class GoldenQuestionEntity {
  @Id long id;
  String question = "";

  @Column(name = "document_id")
  long documentId;

  @Column(name = "imported_at")
  Instant importedAt = Instant.EPOCH;
}
