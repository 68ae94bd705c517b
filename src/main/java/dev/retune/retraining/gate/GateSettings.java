package dev.retune.retraining.gate;

/**
 * How strict the gate is.
 *
 * @param minQuestions fewest questions it judges on
 * @param alpha how unlikely a loss must be, under no difference, to count as worse; 0 to 1
 * @param seed of the drawn signs and samples, so that a verdict can be repeated
 */
public record GateSettings(int minQuestions, double alpha, long seed) {

  /** What Retune starts with. */
  public static GateSettings standard() {
    return new GateSettings(20, 0.05, 20_261_122L);
  }
}
