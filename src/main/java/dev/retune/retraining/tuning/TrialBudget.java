package dev.retune.retraining.tuning;

import java.time.Duration;

/** The time that trials have used, and may use. */
final class TrialBudget {
  private final Duration budget;
  private long start = System.nanoTime();

  TrialBudget(Duration budget) {
    this.budget = budget;
  }

  /** Adds time used by an earlier run. */
  void add(double seconds) {
    start -= (long) (seconds * 1e9);
  }

  Duration spent() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  double seconds() {
    return spent().toNanos() / 1e9;
  }

  /** Whether this many more seconds are within the budget. */
  boolean suffices(double seconds) {
    return seconds() + seconds <= budget.toNanos() / 1e9;
  }

  boolean isOver() {
    return spent().compareTo(budget) > 0;
  }
}
