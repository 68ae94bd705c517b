package dev.retune.review.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The table {@code review_journal}. */
@Entity
@Table(name = "review_journal")
public class ReviewJournalEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  String reviewer = "";

  @Enumerated(EnumType.STRING)
  Action action = Action.DECIDE;

  @Column(name = "decision_id")
  long decisionId;

  Instant at = Instant.EPOCH;

  /** The kind of action. */
  public enum Action {
    DECIDE,
    UNDO,
    REDO
  }
}
