package dev.retune.ui.checklist;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Nodes of one width in as many columns as there is room for; a row is as high as its highest. */
public final class StepColumns extends Pane {
  private static final double NARROWEST = 240;
  private static final double GAP = 10;
  private static final int MOST = 3;

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private int columns(double width) {
    return Math.clamp((long) ((width + GAP) / (NARROWEST + GAP)), 1, MOST);
  }

  private double column(double width) {
    int columns = columns(width);
    return Math.floor((width - GAP * (columns - 1)) / columns);
  }

  private double rowHeight(int first, double width) {
    return getManagedChildren().stream()
        .skip(first)
        .limit(columns(width))
        .mapToDouble(node -> node.prefHeight(column(width)))
        .max()
        .orElse(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return NARROWEST;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double wide = width < 0 ? getWidth() : width;
    double height = 0;
    for (int i = 0; i < getManagedChildren().size(); i += columns(wide)) {
      height += rowHeight(i, wide) + (i == 0 ? 0 : GAP);
    }
    return height;
  }

  @Override
  protected void layoutChildren() {
    double y = 0;
    double height = 0;
    for (int i = 0; i < getManagedChildren().size(); i++) {
      int column = i % columns(getWidth());
      if (column == 0) {
        y += i == 0 ? 0 : height + GAP;
        height = rowHeight(i, getWidth());
      }
      Node node = getManagedChildren().get(i);
      node.resizeRelocate(column * (column(getWidth()) + GAP), y, column(getWidth()), height);
    }
  }
}
