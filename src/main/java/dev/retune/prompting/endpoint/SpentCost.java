package dev.retune.prompting.endpoint;

import dev.retune.common.i18n.Texts;
import java.util.Optional;

/**
 * Tokens and money.
 *
 * @param money empty when the prices are unknown
 */
public record SpentCost(TokenUsage usage, Optional<Double> money) {

  /** Returns both in words, or that the money is unknown. */
  public String text(Texts texts) {
    String tokens =
        texts.get(
            usage.estimated() ? "prompts.cost.about" : "prompts.cost.tokens",
            usage.prompt(),
            usage.completion());
    return money
        .map(amount -> texts.get("prompts.cost.money", tokens, amount))
        .orElseGet(() -> texts.get("prompts.cost.noPrices", tokens));
  }
}
