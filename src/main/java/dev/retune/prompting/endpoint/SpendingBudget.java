package dev.retune.prompting.endpoint;

import java.util.Optional;

/** The most that a run may cost; unlimited where empty. */
public record SpendingBudget(Optional<Long> tokens, Optional<Double> money) {
  /** No limit. */
  public static final SpendingBudget UNLIMITED =
      new SpendingBudget(Optional.empty(), Optional.empty());
}
