package dev.retune.prompting.run;

import dev.retune.prompting.endpoint.ModelRequest;
import dev.retune.prompting.model.PromptCase;
import dev.retune.prompting.model.PromptPlaceholders;
import dev.retune.prompting.model.PromptVersion;

/**
 * A question as the product would ask it. Passages without a place in the prompt come before the
 * question in the user's message.
 */
final class AnswerRequest {
  private AnswerRequest() {}

  /**
   * Creates the request.
   *
   * @param model model for prompts that name none
   */
  static ModelRequest of(PromptVersion version, PromptCase one, String model) {
    boolean placed = one.passages().isEmpty() || PromptPlaceholders.hasPassages(version.text());
    String user =
        placed
            ? one.question()
            : PromptPlaceholders.joined(one.passages()) + "\n\n" + one.question();
    return new ModelRequest(
        version.model().isEmpty() ? model : version.model(),
        PromptPlaceholders.filled(version.text(), one.question(), one.passages()),
        user,
        version.parameters());
  }
}
