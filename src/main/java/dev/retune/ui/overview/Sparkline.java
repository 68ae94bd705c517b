package dev.retune.ui.overview;

import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.chart.ChartData;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * A small area chart from zero to the maximum, which tells the value under the pointer. The caller
 * provides the accessible text.
 */
public final class Sparkline extends ThemedTile {
  private static final Duration AT_ONCE = Duration.millis(80);

  // a tooltip is a window of its own, so it is made when the pointer first comes
  private Optional<Tooltip> read = Optional.empty();
  private List<String> said = List.of();

  /** Creates an empty sparkline. */
  public Sparkline() {
    super(SkinType.SMOOTH_AREA_CHART, "sparkline");
    tile().setSmoothing(false);
    tile().setMouseTransparent(true);
    setPickOnBounds(true);
    addEventHandler(MouseEvent.MOUSE_ENTERED, this::read);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::read);
    setVisible(false);
  }

  private void read(MouseEvent event) {
    if (read.isEmpty()) {
      Tooltip made = new Tooltip();
      made.setShowDelay(AT_ONCE);
      Tooltip.install(this, made);
      read = Optional.of(made);
    }
    read.get().setText(at(event.getX() / getWidth()));
  }

  /** What is said of the value at a part of the width, 0 to 1. */
  String at(double part) {
    int last = said.size() - 1;
    return last < 0 ? "" : said.get(Math.clamp(Math.round(part * last), 0, last));
  }

  /**
   * Shows counts; nothing is drawn for fewer than two values or for zeros only.
   *
   * @param texts what to say of each
   */
  public void show(List<Long> counts, List<String> texts) {
    said = List.copyOf(texts);
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
