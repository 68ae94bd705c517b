package dev.retune.feedback.repository;

import dev.retune.feedback.model.Vote;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code feedback_log}; written by {@code VoteWriter}. */
@Entity
@Immutable
@Table(name = "feedback_log")
@SuppressWarnings("NullAway.Init")
public class VoteEntity {
  @Id public long id;

  @Column(name = "source_id")
  long sourceId;

  @Column(name = "external_id")
  String externalId;

  /** Null while the vote has no stored conversation. */
  @Column(name = "conversation_id")
  @Nullable Long conversationId;

  @Column(name = "feedback")
  String value;

  @Nullable String reason;

  @Column(name = "reason_code")
  public String reasonCode;

  @Column(name = "reason_confidence")
  @Nullable
  public Double reasonConfidence;

  @Nullable String voter;

  @Column(name = "created_at")
  Instant createdAt;

  public Vote toRecord() {
    return new Vote(
        id,
        sourceId,
        externalId,
        conversationId == null ? 0 : conversationId,
        Vote.Value.ofText(value),
        Optional.ofNullable(reason),
        Optional.of(reasonCode).filter(code -> !code.isEmpty()),
        Optional.ofNullable(reasonConfidence),
        Optional.ofNullable(voter),
        createdAt);
  }
}
