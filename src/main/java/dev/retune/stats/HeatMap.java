package dev.retune.stats;

import java.time.DayOfWeek;
import java.util.List;

/**
 * Votes by weekday and hour of the configured zone.
 *
 * @param cells 168 of them, Monday 00:00 first
 */
public record HeatMap(List<Ratio> cells) {
  static final int CELLS = 7 * 24;

  /** Of a week's every hour. */
  public HeatMap {
    cells = List.copyOf(cells);
    if (cells.size() != CELLS) {
      throw new IllegalArgumentException(cells.size() + " cells");
    }
  }

  /** The votes of one hour, 0 to 23, of a weekday. */
  public Ratio at(DayOfWeek day, int hour) {
    return cells.get(cell(day, hour));
  }

  static int cell(DayOfWeek day, int hour) {
    return (day.getValue() - 1) * 24 + hour;
  }
}
