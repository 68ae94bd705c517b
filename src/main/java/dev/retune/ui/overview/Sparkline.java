package dev.retune.ui.overview;

import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.chart.ChartData;
import java.util.List;

/** A small area chart from zero to the maximum. The caller provides the accessible text. */
public final class Sparkline extends ThemedTile {

  /** Creates an empty sparkline. */
  public Sparkline() {
    super(SkinType.SMOOTH_AREA_CHART, "sparkline");
    tile().setSmoothing(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /** Shows counts; nothing is drawn for fewer than two values or for zeros only. */
  public void show(List<Long> counts) {
    setVisible(counts.size() > 1 && counts.stream().anyMatch(count -> count > 0));
    if (isVisible()) {
      tile().setChartData(counts.stream().map(count -> new ChartData((double) count)).toList());
    }
  }

  @Override
  protected void layoutChildren() {
    // The tile draws in its lower half only.
    tile().resizeRelocate(0, -getHeight(), getWidth(), 2 * getHeight());
  }
}
