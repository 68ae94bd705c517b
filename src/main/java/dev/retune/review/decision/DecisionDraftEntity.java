package dev.retune.review.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code review_draft}. */
@Entity
@IdClass(DecisionDraftEntity.Key.class)
@Table(name = "review_draft")
public class DecisionDraftEntity {
  /** Primary key. */
  record Key(String reviewer, long conversationId) implements Serializable {}

  @Id String reviewer = "";

  @Id
  @Column(name = "conversation_id")
  long conversationId;

  @Enumerated(EnumType.STRING)
  @Nullable Verdict verdict;

  @Column(name = "reason_code")
  @Nullable String reasonCode;

  @Column(name = "corrected_answer")
  @Nullable String correctedAnswer;

  @Column(name = "document_id")
  @Nullable Long documentId;

  @Nullable String note;

  @Column(name = "kept_at")
  Instant keptAt = Instant.EPOCH;

  void set(DecisionDraft draft, Instant at) {
    verdict = draft.verdict().orElse(null);
    reasonCode = draft.reasonCode().orElse(null);
    correctedAnswer = draft.correctedAnswer().orElse(null);
    documentId = draft.documentId().orElse(null);
    note = draft.note().orElse(null);
    keptAt = at;
  }

  DecisionDraft draft() {
    return new DecisionDraft(
        Optional.ofNullable(verdict),
        Optional.ofNullable(reasonCode),
        Optional.ofNullable(correctedAnswer),
        Optional.ofNullable(documentId),
        Optional.ofNullable(note));
  }
}
