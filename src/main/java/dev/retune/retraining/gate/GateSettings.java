package dev.retune.retraining.gate;

/**
 * The settings of the gate.
 *
 * @param minQuestions minimum number of questions for a decision
 * @param alpha significance level for a loss, 0 to 1
 * @param seed seed of the random signs and samples, so that a decision can be reproduced
 */
public record GateSettings(int minQuestions, double alpha, long seed) {

  /** The defaults. */
  public static GateSettings standard() {
    return new GateSettings(20, 0.05, 20_261_122L);
  }
}
