package dev.retune.review.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A row of replaced_code: the classifier's code of a dislike that a reviewer's code has replaced.
 */
@Entity
@Table(name = "replaced_code")
public class ReplacedCodeEntity {
  @Id
  @Column(name = "vote_id")
  long voteId;

  @Column(name = "given_code")
  String givenCode = "";

  @Column(name = "reason_code")
  String reasonCode = "";

  @Column(name = "reason_confidence")
  @Nullable Double reasonConfidence;
}
