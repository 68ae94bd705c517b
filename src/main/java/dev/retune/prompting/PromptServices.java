package dev.retune.prompting;

import dev.retune.prompting.drafting.DocumentDrafter;
import dev.retune.prompting.endpoint.ChatEndpoint;
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

  /** Returns the budget in the settings. */
  public SpendingBudget budget() {
    return new SpendingBudget(settings.tokenBudget(), settings.moneyBudget());
  }
}
