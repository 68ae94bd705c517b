package dev.retune.review.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of review_item, with the columns that the queue reads. */
@Entity
@Immutable
@Table(name = "review_item")
public class ReviewItemEntity {
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

  QueuedAnswer toRecord() {
    return new QueuedAnswer(conversationId, dislikes, dislikedAt, leastSure, reasonCode);
  }
}
