package dev.retune.cli.terminal;

import dev.retune.common.error.InvalidInputException;
import dev.retune.statistics.time.TimeWindow;

/** Checks values of options. */
public final class OptionValues {
  /** The longest list. */
  public static final int MOST = 1_000;

  /** The longest period in days. */
  public static final int LONGEST = 3_660;

  private OptionValues() {}

  /**
   * Returns a number within its limits.
   *
   * @throws UsageException when it is not
   */
  public static int between(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UsageException("cli.range", option, least, most, value);
    }
    return value;
  }

  /**
   * Returns a window.
   *
   * @throws UsageException when there is no such window
   */
  public static TimeWindow window(String text) {
    try {
      return TimeWindow.parse(text);
    } catch (InvalidInputException e) {
      throw new UsageException(e);
    }
  }
}
