package dev.retune.prompting.endpoint;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;

/**
 * Stops requests before they would exceed the budget of a run. Requests under way count with what
 * they are expected to need, so that parallel ones cannot exceed it together; thread-safe.
 */
public final class SpendingLimit {
  private static final long FIRST_COMPLETION = 400;

  private final TokenPrices prices;
  private final SpendingBudget budget;
  private TokenUsage spent;
  private long replies;
  private TokenUsage expected = TokenUsage.ZERO;

  private SpendingLimit(SpendingBudget budget, TokenPrices prices, TokenUsage spent) {
    this.budget = budget;
    this.prices = prices;
    this.spent = spent;
  }

  /**
   * The limits of a run.
   *
   * @param spent what the run has cost so far
   * @throws InvalidInputException when money is limited and prices are unknown
   */
  public static SpendingLimit of(SpendingBudget budget, TokenPrices prices, TokenUsage spent) {
    if (budget.money().isPresent() && !prices.known()) {
      throw new InvalidInputException("prompts.budget.noPrices");
    }
    return new SpendingLimit(budget, prices, spent);
  }

  /** What a request is expected to need. */
  public record Reservation(TokenUsage usage) {}

  /**
   * Reserves what a request is expected to need.
   *
   * @throws UnavailableException when the budget does not suffice for it
   */
  public synchronized Reservation reserve(ModelRequest request) {
    long completion = replies == 0 ? FIRST_COMPLETION : spent.completion() / replies + 1;
    TokenUsage usage =
        new TokenUsage(
            TokenUsage.estimate(request.system()) + TokenUsage.estimate(request.user()),
            completion,
            true);
    TokenUsage after = spent.plus(expected).plus(usage);
    boolean exceeds =
        budget.tokens().filter(most -> after.total() > most).isPresent()
            || budget.money().filter(most -> prices.money(after).orElse(0) > most).isPresent();
    if (exceeds) {
      throw new UnavailableException("prompts.budget.reached", spent.total());
    }
    expected = expected.plus(usage);
    return new Reservation(usage);
  }

  /** Replaces a reservation by what was needed. */
  public synchronized void settle(Reservation reservation, TokenUsage usage) {
    release(reservation);
    spent = spent.plus(usage);
    replies++;
  }

  /** Withdraws the reservation of a request that failed. */
  public synchronized void release(Reservation reservation) {
    expected =
        new TokenUsage(
            expected.prompt() - reservation.usage().prompt(),
            expected.completion() - reservation.usage().completion(),
            false);
  }

  /** Returns what was spent. */
  public synchronized TokenUsage spent() {
    return spent;
  }
}
