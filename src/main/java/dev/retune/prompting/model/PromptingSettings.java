package dev.retune.prompting.model;

import dev.retune.common.error.InvalidInputException;
import java.util.Optional;

/**
 * The endpoint of language models, and the limits of a run.
 *
 * @param url address of an OpenAI-compatible API, such as {@code http://localhost:11434/v1}; its
 *     key is a secret
 * @param model model for answers of prompts that name none, and for proposals
 * @param judgeModel model that compares answers; {@code model} when empty
 * @param inputPrice price of a million prompt tokens; unknown when empty
 * @param outputPrice price of a million completion tokens; unknown when empty
 * @param tokenBudget most tokens of a run; unlimited when empty
 * @param moneyBudget most money for a run, in the currency of the prices; unlimited when empty
 * @param cases most disliked, and most liked questions that a proposal is judged on
 * @param parallelCalls number of simultaneous requests
 */
public record PromptingSettings(
    Optional<String> url,
    Optional<String> model,
    Optional<String> judgeModel,
    Optional<Double> inputPrice,
    Optional<Double> outputPrice,
    Optional<Long> tokenBudget,
    Optional<Double> moneyBudget,
    int cases,
    int parallelCalls) {
  private static final int CASES = 200;
  private static final int PARALLEL = 4;
  private static final int MOST_CASES = 2_000;
  private static final int MOST_PARALLEL = 32;

  /**
   * Rejects impossible values.
   *
   * @throws InvalidInputException with the name of the setting as first argument
   */
  public PromptingSettings {
    within("prompting.cases", cases, MOST_CASES);
    within("prompting.parallelCalls", parallelCalls, MOST_PARALLEL);
    inputPrice.ifPresent(price -> notNegative("prompting.inputPrice", price));
    outputPrice.ifPresent(price -> notNegative("prompting.outputPrice", price));
    tokenBudget.ifPresent(budget -> notNegative("prompting.tokenBudget", budget));
    moneyBudget.ifPresent(budget -> notNegative("prompting.moneyBudget", budget));
  }

  private static void within(String setting, int value, int most) {
    if (value < 1 || value > most) {
      throw new InvalidInputException("prompts.settings.range", setting, value, most);
    }
  }

  private static void notNegative(String setting, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException("prompts.settings.negative", setting, value);
    }
  }

  /** The defaults, without an endpoint. */
  public static PromptingSettings standard() {
    return new PromptingSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CASES,
        PARALLEL);
  }
}
