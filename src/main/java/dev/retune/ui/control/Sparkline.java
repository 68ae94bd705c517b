package dev.retune.ui.control;

import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.chart.ChartData;
import java.util.List;

/**
 * Counts in their order as a small area from nothing to the greatest. Whoever shows it says in
 * words what it shows.
 */
public final class Sparkline extends ThemedTile {

  /** Without counts. */
  public Sparkline() {
    super(SkinType.SMOOTH_AREA_CHART, "sparkline");
    tile().setSmoothing(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /** Shows counts; of fewer than two, or when all are nothing, there is no line. */
  public void show(List<Long> counts) {
    setVisible(counts.size() > 1 && counts.stream().anyMatch(count -> count > 0));
    if (isVisible()) {
      tile().setChartData(counts.stream().map(count -> new ChartData((double) count)).toList());
    }
  }

  @Override
  protected void layoutChildren() {
    // the tile draws in its lower half
    tile().resizeRelocate(0, -getHeight(), getWidth(), 2 * getHeight());
  }
}
