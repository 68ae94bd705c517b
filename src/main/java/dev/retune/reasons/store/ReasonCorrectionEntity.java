package dev.retune.reasons.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of reason_lesson. */
@Entity
@Table(name = "reason_lesson")
public class ReasonCorrectionEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Column(name = "vote_id")
  long voteId;

  String reason = "";

  @Column(name = "reason_code")
  String reasonCode = "";

  @Column(name = "former_code")
  String formerCode = "";

  @Column(name = "former_confidence")
  @Nullable Double formerConfidence;

  String who = "";

  @Column(name = "taught_at")
  Instant taughtAt = Instant.EPOCH;

  @Column(name = "undone_at")
  @Nullable Instant undoneAt;
}
