package dev.retune.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of review_item, as far as the queue reads it. */
@Entity
@Immutable
@Table(name = "review_item")
class ReviewItemRow {
  @Id
  @Column(name = "conversation_id")
  long conversationId;

  long dislikes;

  @Column(name = "disliked_at")
  Instant dislikedAt = Instant.EPOCH;

  @Column(name = "least_sure")
  double leastSure;

  @Column(name = "reason_code")
  String reasonCode = "";

  boolean waiting;

  Waiting toRecord() {
    return new Waiting(conversationId, dislikes, dislikedAt, leastSure, reasonCode);
  }
}
