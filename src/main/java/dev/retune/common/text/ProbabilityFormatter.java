package dev.retune.common.text;

import java.util.Locale;

/** Formats p-values; one that is too small for four digits is never printed as 0. */
public final class ProbabilityFormatter {
  private static final double SMALLEST = 0.0001;

  private ProbabilityFormatter() {}

  /** Returns such as {@code p = 0.0312}, or {@code p < 0.0001}. */
  public static String of(double pValue) {
    return pValue < SMALLEST ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", pValue);
  }
}
