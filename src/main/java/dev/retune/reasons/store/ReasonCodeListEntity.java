package dev.retune.reasons.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of reason_list: a version of the list, with its codes as JSON. */
@Entity
@Table(name = "reason_list")
public class ReasonCodeListEntity {
  @Id long version;
  String codes = "";
  String who = "";

  @Column(name = "changed_at")
  Instant changedAt = Instant.EPOCH;
}
