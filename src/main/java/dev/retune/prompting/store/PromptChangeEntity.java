package dev.retune.prompting.store;

import dev.retune.prompting.model.PromptChange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of prompt_change. */
@Entity
@Table(name = "prompt_change")
public class PromptChangeEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Column(name = "prompt_id")
  long prompt;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  PromptChange.Kind kind = PromptChange.Kind.PROMOTE;

  @Column(name = "from_version")
  @Nullable Long fromVersion;

  @Column(name = "to_version")
  long toVersion;

  String who = "";

  @Column(name = "changed_at")
  Instant changedAt = Instant.EPOCH;
}
