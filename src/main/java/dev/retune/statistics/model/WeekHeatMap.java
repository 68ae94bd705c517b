package dev.retune.statistics.model;

import java.time.DayOfWeek;
import java.util.List;

/**
 * Votes by weekday and hour of the configured zone.
 *
 * @param cells 168 of them, Monday 00:00 first
 */
public record WeekHeatMap(List<DislikeRatio> cells) {
  public static final int CELLS = 7 * 24;

  /** Of a week's every hour. */
  public WeekHeatMap {
    cells = List.copyOf(cells);
    if (cells.size() != CELLS) {
      throw new IllegalArgumentException(cells.size() + " cells");
    }
  }

  /** The votes of one hour, 0 to 23, of a weekday. */
  public DislikeRatio at(DayOfWeek day, int hour) {
    return cells.get(cell(day, hour));
  }

  public static int cell(DayOfWeek day, int hour) {
    return (day.getValue() - 1) * 24 + hour;
  }
}
