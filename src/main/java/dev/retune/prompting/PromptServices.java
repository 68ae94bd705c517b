package dev.retune.prompting;

import dev.retune.common.error.InvalidInputException;
import dev.retune.prompting.drafting.DocumentDrafter;
import dev.retune.prompting.endpoint.ChatEndpoint;
import dev.retune.prompting.endpoint.ModelRequest;
import dev.retune.prompting.endpoint.SpendingBudget;
import dev.retune.prompting.model.PromptingSettings;
import dev.retune.prompting.run.PromptReviewService;
import dev.retune.prompting.run.PromptRunner;
import java.util.function.Supplier;

/**
 * The services of this feature.
 *
 * @param endpoint opens the configured endpoint; the caller closes it
 */
public record PromptServices(
    PromptLibrary library,
    PromptRunner runner,
    PromptReviewService reviews,
    Supplier<ChatEndpoint> endpoint,
    PromptingSettings settings) {

  /** Returns what has drafts of documents written. */
  public DocumentDrafter drafter() {
    return new DocumentDrafter(endpoint, settings);
  }

  /**
   * Asks the model of the settings once.
   *
   * @param system what is to be done
   * @param user what it is to be done with
   * @return its reply; empty when it has none
   * @throws InvalidInputException when no endpoint or model is configured
   */
  public String answer(String system, String user) {
    String model =
        settings.model().orElseThrow(() -> new InvalidInputException("prompts.endpoint.noModel"));
    try (ChatEndpoint opened = endpoint.get()) {
      return opened.ask(new ModelRequest(model, system, user, "{}")).text();
    }
  }

  /** Returns the budget in the settings. */
  public SpendingBudget budget() {
    return new SpendingBudget(settings.tokenBudget(), settings.moneyBudget());
  }
}
