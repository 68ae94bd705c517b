package dev.retune.prompting.judging;

import dev.retune.review.agreement.ConfusionMatrix;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far the judge agrees with reviewers about the same answers.
 *
 * @param matrix the judge's verdicts (rows) against the reviewers' (columns)
 */
public record JudgeAgreement(ConfusionMatrix matrix) {
  /** Cohen's kappa below which people decide instead of the judge. */
  public static final double LEAST_KAPPA = 0.4;

  /** Number of decisions below which kappa is unknown. */
  public static final int FEWEST = 20;

  private static final List<String> VERDICTS = List.of("FINE", "WRONG");

  /** No decisions. */
  public static final JudgeAgreement UNKNOWN = of(0, 0, 0, 0);

  /**
   * The agreement about some answers.
   *
   * @param fine number that both find fine
   * @param wrong number that both find wrong
   * @param lenient number that only the judge finds fine
   * @param strict number that only the judge finds wrong
   */
  public static JudgeAgreement of(long fine, long wrong, long lenient, long strict) {
    return new JudgeAgreement(
        new ConfusionMatrix(VERDICTS, List.of(List.of(fine, lenient), List.of(strict, wrong))));
  }

  /** Returns the number of answers. */
  public long answers() {
    return matrix.total();
  }

  /** Returns Cohen's kappa; empty with too few decisions. */
  public OptionalDouble kappa() {
    return answers() < FEWEST ? OptionalDouble.empty() : matrix.kappa();
  }

  /** Whether the judge may decide cases. */
  public boolean isTrusted() {
    return kappa().isPresent() && kappa().getAsDouble() >= LEAST_KAPPA;
  }
}
