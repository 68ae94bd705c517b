package dev.retune.prompting.store;

import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.StoredTextJson;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of prompt_version. */
@Entity
@Table(name = "prompt_version")
public class PromptVersionEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Column(name = "prompt_id")
  long prompt;

  @Column(name = "version_number")
  int number;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  PromptState state = PromptState.PROPOSED;

  String body = "";
  String model = "";
  String parameters = "";

  @Column(name = "parent_id")
  @Nullable Long parent;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(20)")
  PromptOrigin origin = PromptOrigin.PERSON;

  String label = "";
  String why = "";

  @Column(name = "why_messages")
  String whyMessages = "";

  @Column(name = "created_by")
  String createdBy = "";

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  @Column(name = "state_at")
  Instant stateAt = Instant.EPOCH;

  void explain(StoredText reason) {
    why = PromptRepository.fitting(reason.text());
    whyMessages = StoredTextJson.messages(reason);
  }

  long key() {
    return Objects.requireNonNull(id);
  }

  void enter(PromptState next, Instant at) {
    state = next;
    stateAt = at;
  }

  PromptVersion version(String name) {
    return new PromptVersion(
        key(),
        name,
        number,
        state,
        body,
        model,
        parameters,
        Optional.ofNullable(parent),
        origin,
        label,
        why,
        StoredTextJson.read(why, whyMessages).messages(),
        createdBy,
        createdAt,
        stateAt);
  }
}
