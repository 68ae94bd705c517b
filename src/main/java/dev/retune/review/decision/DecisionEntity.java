package dev.retune.review.decision;

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

/** The table {@code decision}. */
@Entity
@Table(name = "decision")
public class DecisionEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  @Column(name = "conversation_id")
  long conversationId;

  String reviewer = "";

  @Enumerated(EnumType.STRING)
  Verdict verdict = Verdict.UNCLEAR;

  @Column(name = "reason_code")
  @Nullable String reasonCode;

  @Column(name = "corrected_answer")
  @Nullable String correctedAnswer;

  @Column(name = "document_id")
  @Nullable Long documentId;

  @Nullable String note;

  @Column(name = "decided_at")
  Instant decidedAt = Instant.EPOCH;

  @Column(name = "undone_at")
  @Nullable Instant undoneAt;

  /** The first of the decisions that were made together; null for one that was made alone. */
  @Nullable Long batch;

  public Decision decision() {
    Judgement judgement =
        new Judgement(
            verdict,
            Optional.ofNullable(reasonCode),
            Optional.ofNullable(correctedAnswer),
            Optional.ofNullable(documentId),
            Optional.ofNullable(note));
    return new Decision(
        id, conversationId, reviewer, judgement, decidedAt, Optional.ofNullable(undoneAt));
  }

  /** Returns a new row. */
  static DecisionEntity of(
      long conversationId, String reviewer, Judgement judgement, Instant decidedAt) {
    DecisionEntity row = new DecisionEntity();
    row.conversationId = conversationId;
    row.reviewer = reviewer;
    row.verdict = judgement.verdict();
    row.reasonCode = judgement.reasonCode().orElse(null);
    row.correctedAnswer = judgement.correctedAnswer().orElse(null);
    row.documentId = judgement.documentId().orElse(null);
    row.note = judgement.note().orElse(null);
    row.decidedAt = decidedAt;
    return row;
  }
}
