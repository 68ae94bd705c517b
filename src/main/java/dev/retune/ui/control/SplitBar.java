package dev.retune.ui.control;

import javafx.scene.layout.Region;

/** Likes and dislikes as two segments of one bar. */
public final class SplitBar extends Region {
  private final Region likes = new Region();
  private final Region dislikes = new Region();
  private double part;

  /** Creates an empty bar. */
  public SplitBar() {
    getStyleClass().add("split-bar");
    likes.getStyleClass().add("split-like");
    dislikes.getStyleClass().add("split-dislike");
    getChildren().addAll(likes, dislikes);
  }

  /** Shows the counts; the bar is empty if both are zero. */
  public void show(long liked, long disliked) {
    long all = liked + disliked;
    part = all == 0 ? 0 : (double) liked / all;
    likes.setVisible(liked > 0);
    dislikes.setVisible(disliked > 0);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    boolean both = likes.isVisible() && dislikes.isVisible();
    double gap = both ? 2 : 0;
    double split = Math.round((getWidth() - gap) * part);
    likes.resizeRelocate(0, 0, split, getHeight());
    dislikes.resizeRelocate(split + gap, 0, getWidth() - gap - split, getHeight());
  }
}
