package dev.retune.feedback.repository;

import dev.retune.feedback.model.Conversation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code conversation_log}; written by {@code ConversationWriter}. */
@Entity
@Immutable
@Table(name = "conversation_log")
@SuppressWarnings("NullAway.Init")
class ConversationEntity {
  @Id long id;

  @Column(name = "source_id")
  long sourceId;

  @Column(name = "external_id")
  String externalId;

  @Column(name = "user_id")
  @Nullable String userId;

  @Column(name = "user_message")
  String question;

  @Column(name = "ai_response")
  String answer;

  @Column(name = "document_ids")
  @JdbcTypeCode(SqlTypes.ARRAY)
  @Nullable List<String> documentIds;

  @Nullable String model;

  @Column(name = "prompt_version")
  @Nullable String promptVersion;

  @Column(name = "created_at")
  Instant createdAt;

  Conversation toRecord() {
    return new Conversation(
        id,
        sourceId,
        externalId,
        Optional.ofNullable(userId),
        question,
        answer,
        documentIds == null ? List.of() : documentIds,
        Optional.ofNullable(model),
        Optional.ofNullable(promptVersion),
        createdAt);
  }
}
