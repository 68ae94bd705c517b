package dev.retune.statistics.model;

import java.time.DayOfWeek;
import java.util.List;

/**
 * Votes by weekday and hour of the configured zone.
 *
 * @param cells 168 cells, starting with Monday 00:00
 */
public record WeekHeatMap(List<DislikeRatio> cells) {
  public static final int CELLS = 7 * 24;

  /** Rejects any other number of cells. */
  public WeekHeatMap {
    cells = List.copyOf(cells);
    if (cells.size() != CELLS) {
      throw new IllegalArgumentException(cells.size() + " cells");
    }
  }

  /** Votes of an hour (0 to 23) of a weekday. */
  public DislikeRatio at(DayOfWeek day, int hour) {
    return cells.get(cell(day, hour));
  }

  public static int cell(DayOfWeek day, int hour) {
    return (day.getValue() - 1) * 24 + hour;
  }
}
