package dev.retune.prompting.store;

import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.StoredTextJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of prompt_run. */
@Entity
@Table(name = "prompt_run")
public class PromptRunEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Column(name = "prompt_id")
  long prompt;

  @Column(name = "base_id")
  long base;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  PromptRunState state = PromptRunState.OPEN;

  String settings = "";

  @Column(name = "proposal_id")
  @Nullable Long proposal;

  @Nullable String outcome;
  String why = "";

  @Column(name = "why_messages")
  String whyMessages = "";

  String owner = "";
  String who = "";

  @Column(name = "started_at")
  Instant startedAt = Instant.EPOCH;

  @Column(name = "changed_at")
  Instant changedAt = Instant.EPOCH;

  void explain(StoredText reason) {
    why = PromptRepository.fitting(reason.text());
    whyMessages = StoredTextJson.messages(reason);
  }

  long key() {
    return Objects.requireNonNull(id);
  }
}
