package dev.retune.ui.overview;

import eu.hansolo.tilesfx.Tile.SkinType;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;

/**
 * A gauge of a ratio against its threshold, with the confidence interval outside the dial. Its
 * colours come from CSS, so it follows the theme.
 */
public final class RatioGauge extends ThemedTile {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  // Dial geometry of TilesFX's bar gauge, relative to the tile size.
  private static final double CENTRE_Y = 0.85;
  private static final double RADIUS = 0.4;
  // Space in pixels for the threshold label above and the scale labels below.
  private static final double ABOVE = 26;
  private static final double BELOW = 22;

  private final Arc band = new Arc();
  private final Label value = new Label();
  private final Label first = new Label("0%");
  private final Label last = new Label();
  private Reading shown = new Reading(0, 0, 1, 0.3);

  /** Creates a gauge without a value. */
  public RatioGauge() {
    super(SkinType.BAR_GAUGE, "ratio-gauge");
    tile().setMinValue(0);
    tile().setMaxValue(60);
    tile().setThresholdVisible(true);
    setAccessibleRole(AccessibleRole.TEXT);
    band.setType(ArcType.OPEN);
    band.setFill(Color.TRANSPARENT);
    band.setStrokeWidth(4);
    band.setStrokeLineCap(StrokeLineCap.ROUND);
    band.strokeProperty()
        .bind(tile().barColorProperty().map(bar -> bar.deriveColor(0, 1, 1, 0.55)));
    value.getStyleClass().add("gauge-value");
    first.getStyleClass().add("fine");
    last.getStyleClass().add("fine");
    getChildren().addAll(band, value, first, last);
  }

  /**
   * The displayed values, all as fractions from 0 to 1.
   *
   * @param low lower bound of the interval
   * @param high upper bound of the interval
   */
  public record Reading(double value, double low, double high, double threshold) {}

  /** Shows a reading; {@code words} is the formatted value. */
  public void show(Reading reading, String words) {
    shown = reading;
    value.setText(words);
    double most = Math.max(Math.max(reading.value(), reading.threshold()), 0.5);
    // The scale ends just above the values: at 60 %, 80 % or 100 %.
    tile().setMaxValue(Math.min(100, Math.ceil((most + 0.05) * 5) * 20));
    last.setText(Math.round(tile().getMaxValue()) + "%");
    tile().setThreshold(reading.threshold() * 100);
    tile().setValue(reading.value() * 100);
    pseudoClassStateChanged(OVER, reading.value() > reading.threshold());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double radius = Math.min(getWidth() / 2 - 10, getHeight() - ABOVE - BELOW);
    double side = radius / RADIUS;
    double middle = getWidth() / 2;
    double foot = ABOVE + radius;
    tile().resizeRelocate(middle - side / 2, foot - side * CENTRE_Y, side, side);
    double scale = tile().getMaxValue() / 100;
    double low = Math.min(1, shown.low() / scale);
    double high = Math.min(1, shown.high() / scale);
    band.setCenterX(middle);
    band.setCenterY(foot);
    band.setRadiusX(radius + 6);
    band.setRadiusY(radius + 6);
    band.setVisible(low > 0 || high < 1);
    band.setStartAngle(180 - 180 * high);
    band.setLength(180 * (high - low));
    put(value, middle, foot - value.prefHeight(-1) + 6);
    double ring = radius * 0.815;
    put(first, middle - ring, foot + 4);
    put(last, middle + ring, foot + 4);
  }

  private static void put(Label label, double middle, double top) {
    double wide = label.prefWidth(-1);
    label.resizeRelocate(middle - wide / 2, top, wide, label.prefHeight(-1));
  }
}
