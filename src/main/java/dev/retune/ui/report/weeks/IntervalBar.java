package dev.retune.ui.report.weeks;

import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/** A share with its interval on a line from a lowest to a highest value, and a limit. */
final class IntervalBar extends Region {
  private static final double DOT = 4;
  private static final double THICK = 6;

  private final Scale scale;
  private final Values values;
  private final Rectangle track = new Rectangle();
  private final Rectangle interval = new Rectangle();
  private final Circle dot = new Circle(DOT);
  private final Line limit = new Line();

  /** The ends of the line, the same for all bars that are compared. */
  record Scale(double lowest, double highest) {
    double part(double value) {
      return (value - lowest) / (highest - lowest);
    }
  }

  /** What is drawn; fractions from 0 to 1. */
  record Values(double low, double value, double high, double limit) {}

  IntervalBar(Scale scale, Values values) {
    this.scale = scale;
    this.values = values;
    track.getStyleClass().add("interval-track");
    interval.getStyleClass().add("interval-band");
    dot.getStyleClass().add("trend-dot");
    limit.getStyleClass().add("trend-threshold");
    getChildren().addAll(track, interval, limit, dot);
    setMinHeight(18);
    setPrefHeight(18);
  }

  @Override
  protected void layoutChildren() {
    double wide = getWidth() - 2 * DOT;
    double middle = getHeight() / 2;
    place(track, DOT, wide, middle);
    place(
        interval,
        DOT + wide * scale.part(values.low()),
        wide * (scale.part(values.high()) - scale.part(values.low())),
        middle);
    dot.setCenterX(DOT + wide * scale.part(values.value()));
    dot.setCenterY(middle);
    double mark = DOT + wide * scale.part(values.limit());
    limit.setStartX(mark);
    limit.setEndX(mark);
    limit.setStartY(0);
    limit.setEndY(getHeight());
    limit.setVisible(values.limit() >= scale.lowest() && values.limit() <= scale.highest());
  }

  private static void place(Rectangle bar, double x, double width, double middle) {
    bar.setX(x);
    bar.setWidth(Math.max(0, width));
    bar.setY(middle - THICK / 2);
    bar.setHeight(THICK);
    bar.setArcWidth(THICK);
    bar.setArcHeight(THICK);
  }
}
