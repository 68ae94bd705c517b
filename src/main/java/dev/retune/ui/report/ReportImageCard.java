package dev.retune.ui.report;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * An image as wide as the message. It is the image that is sent, made for a white page, so its card
 * stays white in the dark theme.
 */
final class ReportImageCard extends Region {
  private static final double WIDEST = 760;
  private static final double EDGE = 1;
  private static final double ROUND = 18;

  private final ImageView picture;
  private final Rectangle shape = new Rectangle();

  ReportImageCard(ImageView picture) {
    this.picture = picture;
    shape.setArcWidth(ROUND);
    shape.setArcHeight(ROUND);
    picture.setClip(shape);
    picture.setManaged(false);
    getStyleClass().add("bk-image");
    getChildren().add(picture);
    setMaxWidth(WIDEST);
    picture.imageProperty().subscribe(this::requestLayout);
  }

  private double height(double width) {
    Image image = picture.getImage();
    // The image is decoded in the background.
    return image == null || image.getWidth() == 0
        ? 0
        : (width - 2 * EDGE) * image.getHeight() / image.getWidth();
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 200;
  }

  @Override
  protected double computePrefWidth(double height) {
    return WIDEST;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return height(width < 0 ? WIDEST : width) + 2 * EDGE;
  }

  @Override
  protected void layoutChildren() {
    double wide = getWidth() - 2 * EDGE;
    picture.setFitWidth(wide);
    picture.relocate(EDGE, EDGE);
    shape.setWidth(wide);
    shape.setHeight(height(getWidth()));
  }
}
