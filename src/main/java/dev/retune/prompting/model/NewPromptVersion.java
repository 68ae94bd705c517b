package dev.retune.prompting.model;

import java.util.Optional;

/**
 * A version to be stored.
 *
 * @param prompt name of the prompt, which is created if it is new
 * @param label what answers of this version have as their prompt version; name and number unless
 *     given
 */
public record NewPromptVersion(
    String prompt,
    String text,
    String model,
    String parameters,
    Optional<Long> parent,
    PromptOrigin origin,
    Optional<String> label,
    String why,
    String createdBy) {

  /** Same, with a label. */
  public NewPromptVersion labelled(String wanted) {
    return new NewPromptVersion(
        prompt, text, model, parameters, parent, origin, Optional.of(wanted), why, createdBy);
  }
}
