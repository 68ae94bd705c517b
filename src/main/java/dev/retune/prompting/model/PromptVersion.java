package dev.retune.prompting.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of a prompt; its text never changes.
 *
 * @param prompt name of the prompt
 * @param number counted from 1 within the prompt
 * @param text the system message, with placeholders such as {@code {{context}}}
 * @param model model that answers; empty for that of the settings
 * @param parameters JSON object that becomes part of each request
 * @param parent id of the version that it was made from
 * @param label what answers of this version have as their prompt version
 * @param why reason of its state or origin, one sentence; may be empty
 */
public record PromptVersion(
    long id,
    String prompt,
    int number,
    PromptState state,
    String text,
    String model,
    String parameters,
    Optional<Long> parent,
    PromptOrigin origin,
    String label,
    String why,
    String createdBy,
    Instant createdAt,
    Instant stateAt) {

  /** Returns name and number, such as {@code support v3}. */
  public String shown() {
    return prompt + " v" + number;
  }
}
