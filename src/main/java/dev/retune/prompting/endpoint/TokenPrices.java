package dev.retune.prompting.endpoint;

import dev.retune.prompting.model.PromptingSettings;
import java.util.OptionalDouble;

/**
 * Prices of a million tokens.
 *
 * @param known whether both prices are set
 */
public record TokenPrices(boolean known, double input, double output) {
  private static final double MILLION = 1e6;

  /** Returns the prices in the settings. */
  public static TokenPrices of(PromptingSettings settings) {
    return settings.inputPrice().isPresent() && settings.outputPrice().isPresent()
        ? new TokenPrices(true, settings.inputPrice().get(), settings.outputPrice().get())
        : new TokenPrices(false, 0, 0);
  }

  /** Returns the money for some tokens; empty when the prices are unknown. */
  public OptionalDouble money(TokenUsage usage) {
    return known
        ? OptionalDouble.of((usage.prompt() * input + usage.completion() * output) / MILLION)
        : OptionalDouble.empty();
  }
}
